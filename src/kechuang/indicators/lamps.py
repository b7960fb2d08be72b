"""The lamp of a target: met, on course, at risk, off course, no data; from outcome, chance and path, never by hand.

    due                         met → met; not met → off course
    met today, not due yet      met, unless the chance that it still is then is below `likely`: at risk
    not met yet, a chance       at least `likely` on course; at least `unlikely` at risk; else off course
    not met yet, only a path    on or ahead of the straight path on course; at least `near` of the way at risk; else off
    nothing to go by            no data; a status that is not reached yet has no lamp: nobody can reckon it

No document fixes such figures: 70 %, 30 % and 80 % are ours, shown wherever a lamp is, and a place may set its own
(`supervision.lamp_rule`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from kechuang.indicators.meeting import Meeting
from kechuang.kernel.sentences import Sentence

Light = Literal["met", "on_course", "at_risk", "off_course", "no_data"]
LIGHTS: dict[str, Sentence] = {
    "met": Sentence("已达到", "met"),
    "on_course": Sentence("正常", "on course"),
    "at_risk": Sentence("有风险", "at risk"),
    "off_course": Sentence("滞后", "off course"),
    "no_data": Sentence("无数据", "no data"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """The figures that decide: chances at which a target is on course, or no longer at risk but off it.

    `near`: how much of the way the straight path asks for must be gone where no chance can be told.
    """

    likely: Fraction = Fraction(7, 10)
    unlikely: Fraction = Fraction(3, 10)
    near: Fraction = Fraction(8, 10)


OURS = Rule()


@dataclass(frozen=True, slots=True)
class Going:
    """Where a number is going. `chance` of meeting it by `due`; `path`, how much of the way asked for by today is gone.

    A path of 1 is just on the straight line from the number at the start to the figure wanted.
    """

    due: date
    chance: float | None = None
    path: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light with its reason; `light` is None while a status is not reached and nobody can reckon it."""

    light: Light | None
    why: Sentence


def lamp(met: Meeting, going: Going | None = None, rule: Rule = OURS) -> Lamp:
    """The lamp of an outcome, and of where the number is going while it is not due."""
    if met.outcome == "not_met":
        return Lamp("off_course", Sentence("期限已到，没有达到目标值。", "It is due and not reached."))
    chance = going.chance if going else None
    if met.outcome == "met":
        if chance is not None and going is not None and chance < float(rule.likely):
            return Lamp("at_risk", _falls(chance, going.due))
        return Lamp("met", Sentence("已达到目标值。", "The figure asked is reached."))
    if chance is not None and going is not None:
        return Lamp(_by_chance(chance, rule), _likely(chance, going.due))
    if met.outcome == "unknown":
        return Lamp("no_data", Sentence("没有可用的数据。", "There is no number."))
    if going is not None and going.path is not None:
        return Lamp(_by_path(going.path, rule), _gone(going.path))
    return Lamp(None, Sentence("尚未达到，也不作推算。", "Not reached yet, and nothing is reckoned ahead."))


def _by_chance(chance: float, rule: Rule) -> Light:
    if chance >= float(rule.likely):
        return "on_course"
    return "at_risk" if chance >= float(rule.unlikely) else "off_course"


def _by_path(path: Fraction, rule: Rule) -> Light:
    if path >= 1:
        return "on_course"
    return "at_risk" if path >= rule.near else "off_course"


def _likely(chance: float, due: date) -> Sentence:
    said = percent(chance)
    return Sentence(
        f"按推算，到{due}达到的可能为{said}。", f"By the forecast it is met by {due} with a chance of {said}."
    )


def _falls(chance: float, due: date) -> Sentence:
    said = percent(chance)
    return Sentence(
        f"现在达到，但到{due}仍达到的可能只有{said}。",
        f"Met today, but still met on {due} with a chance of {said} only.",
    )


def _gone(path: Fraction) -> Sentence:
    said = percent(float(path))
    return Sentence(
        f"无法推算可能性；应走到的进度走了{said}。", f"No chance can be told; {said} of the way asked for is gone."
    )


def percent(chance: float) -> str:
    """A chance as people read it: never told surer than it is."""
    if 0 < chance < 0.01:
        return "<1%"
    if 0.99 < chance < 1:
        return ">99%"
    return f"{math.floor(chance * 100 + 1e-9)}%"  # rounded down: 69.7 % is not yet 70 %
