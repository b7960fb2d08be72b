"""Enterprises that stay in the carrier on the day; teams that are not registered do not count."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.counting import Counted, true_on
from kechuang.registry.kinds.residence import Residence

HOME = Counted(
    "incubatees",
    "incubationcarrier",
    Sentence("入驻库中当日在孵的企业数，不含创业团队", "Enterprises in residence on the day, teams not counted"),
    rows=true_on(Residence, team=False),
    through="carrier",
    complete="residence",
)
