"""The last day of the latest certificate of testing bodies of the body behind a platform."""

from __future__ import annotations

from datetime import timedelta

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.linking import Linked
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.platform import Platform

HOME = Linked(
    "cma_expires",
    "platform",
    Sentence("依托单位最近一张资质认定证书的最后有效日", "The last day of its latest certificate"),
    kind=Platform,
    by="organisation",
    other=Converted(
        "cma_expires",
        "organisation",
        Sentence("最近一张资质认定证书的最后有效日", "The last day of the latest certificate"),
        rows=lambda when: Certificate.objects.known(when.asof).filter(scheme="cma", issued__lte=when.asof.valid),
        through="organisation",
        fields=("expires",),
        convert=lambda expires: expires - timedelta(days=1),
    ),
    of_other="cma_expires",
)
