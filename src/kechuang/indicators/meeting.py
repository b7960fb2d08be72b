"""Whether a number meets what is asked of it: exact at the edge, unknown where the number is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kechuang.kernel.sentences import Sentence

Outcome = Literal["met", "open", "not_met", "unknown"]
OUTCOMES: dict[str, Sentence] = {
    "met": Sentence("已达到", "met"),
    "open": Sentence("尚未达到", "not yet"),
    "not_met": Sentence("到期未达到", "not met"),
    "unknown": Sentence("没有数据", "no data"),
}
ABOUT = Fraction(1, 10)
"""How far 左右 reaches to both sides. No document says; shown wherever it decides."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The outcome, and how much is missing: in the same unit, nothing where it is met or unknown."""

    outcome: Outcome
    gap: Fraction = Fraction(0)


def meeting(number: Fraction | None, sign: str, wanted: Fraction, *, due: bool) -> Meeting:
    """Compare by one of >= > <= < = ~ (about). `due`: the day on which it has to be met has come."""
    if number is None:
        return Meeting("unknown")
    gap = _gap(number, sign, wanted)
    if gap is None:
        return Meeting("met")
    return Meeting("not_met" if due else "open", gap)


def _gap(number: Fraction, sign: str, wanted: Fraction) -> Fraction | None:
    """How far the number is from meeting it; None where it does. A strict bound leaves the figure itself out."""
    if sign in (">=", ">"):
        return None if number > wanted or (sign == ">=" and number == wanted) else wanted - number
    if sign in ("<=", "<"):
        return None if number < wanted or (sign == "<=" and number == wanted) else number - wanted
    room = abs(wanted) * ABOUT if sign == "~" else Fraction(0)
    distance = abs(number - wanted)
    return None if distance <= room else distance - room
