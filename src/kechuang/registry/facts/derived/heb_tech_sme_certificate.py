"""Holds a certificate of Hebei technology SME that is valid on the day."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Holds, true_on
from kechuang.registry.kinds.certificate import Certificate

HOME = Holds(
    "heb_tech_sme_certificate",
    "organisation",
    Sentence(
        "证书库中有当日有效的河北省科技型中小企业证书", "A certificate of Hebei technology SME is valid on the day"
    ),
    rows=true_on(Certificate, scheme="heb_tech_sme"),
    through="organisation",
    complete="certificate:heb_tech_sme",
)
