"""A high-tech zone of provincial level: its standing says so on the day."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.standing_step import StandingStep

HOME = Converted(
    "zone_provincial",
    "standingstep",
    Sentence("园区进展中登记为省级高新技术产业开发区", "Its standing says a provincial high-tech zone"),
    rows=true_on(StandingStep, programme="hightech_zone"),
    through="key",
    fields=(
        "level",
        "step",
    ),
    convert=lambda level, step: (
        level == "provincial" and step not in ("preparing", "recommended", "reviewed", "cancelled")
    ),
)
