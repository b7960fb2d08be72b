"""Passed acceptance and under evaluation: the step at which an agricultural park stands on the day."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.converting import Converted
from kechuang.registry.facts.counting import true_on
from kechuang.registry.kinds.standing_step import StandingStep

_PASSED = ("accepted", "upgraded", "excellent", "rectifying")

HOME = Converted(
    "agri_park_accepted",
    "standingstep",
    Sentence("园区进展已通过验收", "Its standing has passed acceptance"),
    rows=true_on(StandingStep, programme="agri_park"),
    through="key",
    fields=("step",),
    convert=lambda step: step in _PASSED,
)
