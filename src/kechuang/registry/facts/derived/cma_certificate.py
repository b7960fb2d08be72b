"""The body behind a platform holds a certificate of testing bodies that is valid on the day."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Holds, true_on
from kechuang.registry.facts.linking import Linked
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.platform import Platform

HOME = Linked(
    "cma_certificate",
    "platform",
    Sentence("依托单位在证书库中有当日有效的资质认定证书", "The body behind it holds a certificate valid on the day"),
    kind=Platform,
    by="organisation",
    other=Holds(
        "cma_certificate",
        "organisation",
        Sentence("证书库中有当日有效的资质认定证书", "A certificate is valid on the day"),
        rows=true_on(Certificate, scheme="cma"),
        through="organisation",
        complete="certificate:cma",
    ),
    of_other="cma_certificate",
)
