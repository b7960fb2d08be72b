"""Holds a certificate of high-tech enterprise that is valid on the day."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Holds, true_on
from kechuang.registry.kinds.certificate import Certificate

HOME = Holds(
    "hnte_certificate",
    "organisation",
    Sentence("证书库中有当日有效的高新技术企业证书", "A certificate of high-tech enterprise is valid on the day"),
    rows=true_on(Certificate, scheme="hnte"),
    through="organisation",
    complete="certificate:hnte",
)
