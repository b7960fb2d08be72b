"""Recognised again in the year in which the certificate expires: a later certificate was issued in that year."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Holds
from kechuang.registry.kinds.certificate import Certificate

HOME = Holds(
    "hnte_renewed",
    "organisation",
    Sentence(
        "当年年底前取得新的高新技术企业证书",
        "A new certificate of high-tech enterprise was issued by the end of that year",
    ),
    rows=lambda when: Certificate.objects.known(when.asof).filter(
        scheme="hnte", issued__year=when.asof.valid.year, issued__lte=when.asof.valid
    ),
    through="organisation",
    complete="certificate:hnte",
)
