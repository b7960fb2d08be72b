"""Enterprises that graduated from the carrier by the day, all years together."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Counted
from kechuang.registry.kinds.residence import Residence

HOME = Counted(
    "carrier_graduates",
    "incubationcarrier",
    Sentence("入驻库中当日以前毕业的企业累计数", "Enterprises that graduated by the day"),
    rows=lambda when: Residence.objects.known(when.asof).filter(
        outcome="graduated", team=False, valid_to__lte=when.asof.valid
    ),
    through="carrier",
    complete="residence",
)
