"""Enterprises and teams that stay in the carrier on the day."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Counted, true_on
from kechuang.registry.kinds.residence import Residence

HOME = Counted(
    "carrier_residents",
    "incubationcarrier",
    Sentence("入驻库中当日入驻的企业和团队数", "Enterprises and teams in residence on the day"),
    rows=true_on(Residence),
    through="carrier",
    complete="residence",
)
