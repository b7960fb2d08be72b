"""The day on the latest certificate of high-tech enterprise, issued by the day asked for; it may have expired since."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.kinds.certificate import Certificate

HOME = Converted(
    "hnte_issued",
    "organisation",
    Sentence("当日以前最近一张高新技术企业证书的发证日期", "The day of issue of the latest certificate"),
    rows=lambda when: Certificate.objects.known(when.asof).filter(scheme="hnte", issued__lte=when.asof.valid),
    through="organisation",
    fields=("issued",),
    convert=lambda issued: issued,
)
