"""One promise of a plan as leaders see it, in plain values that can be kept: number, lamp, course, past, owners.

Numbers are told in the unit of the indicator (2.8 for 2.8 %): exact as text where something is decided by them, as
floats where they are only drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from kechuang.indicators.meeting import Outcome
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.withheld import WITHHELD


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the number may be on a day to come: four fifths of the chance lie between low and high."""

    day: str
    low: float
    middle: float
    high: float
    chance: float | None = None


@dataclass(frozen=True, slots=True)
class Behind:
    """What the number was on a day; `partial` while its year goes on."""

    day: str
    value: float
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Township:
    """The share of one township in the number; `code` is empty for records that name none."""

    code: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """One promise. `why` and the like are (Chinese, English); empty where there is nothing to say.

    `shape` tells how its numbers are drawn: a `stock` moves along, a `flow` has a bar a year, a `state` has none.
    """

    ordinal: int
    again: tuple[int, ...]
    name: str
    deadline: str
    due: str
    sign: str
    wanted: str
    unit: str
    number: str | None
    period: str
    outcome: Outcome
    gap: str
    light: str | None
    why: tuple[str, str]
    indicator: str
    scope: Mapping[str, Any]
    shape: str
    better: str
    each_year: bool
    bound: str
    chance: float | None = None
    ahead: tuple[Ahead, ...] = ()
    method: str = ""
    says: tuple[str, str] = ("", "")
    tried: int = 0
    error: float | None = None
    held: float | None = None
    no_course: tuple[str, str] = ("", "")
    missing: tuple[str, str] = ("", "")
    marks: tuple[tuple[str, str, str], ...] = ()
    base: Behind | None = None
    past: tuple[Behind, ...] = ()
    month: Behind | None = None
    """The number at the end of the month before, to tell what this one moved."""
    came: int | None = None
    """Records that count now and did not then; None where that is not told."""
    went: int | None = None
    townships: tuple[Township, ...] = ()
    few: bool = False
    """Whether the number adds up, over very few records, what not everyone may read of each."""
    leads: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    section: str = ""

    @property
    def example(self) -> bool:
        """Whether synthetic records are behind it."""
        return any(code == "example" for code, _, _ in self.marks)

    def as_plain(self) -> dict[str, Any]:
        """As plain JSON values."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Line:
        """Back from `as_plain`."""
        held = dict(plain)
        held["ahead"] = tuple(Ahead(**one) for one in held["ahead"])
        held["townships"] = tuple(Township(**one) for one in held["townships"])
        held["past"] = tuple(Behind(**one) for one in held["past"])
        for name in ("base", "month"):
            held[name] = Behind(**held[name]) if held[name] else None
        held["marks"] = tuple((a, b, c) for a, b, c in held["marks"])
        for name in ("again", "why", "says", "no_course", "missing", "leads", "joins"):
            held[name] = tuple(held[name])
        return cls(**held)


def for_public(line: Line) -> Line:
    """The line for whoever may not read its records: a number made of very few of them is left out."""
    return without_number(line) if line.few else line


def without_number(line: Line) -> Line:
    """The line with its lamp, and nothing from which its number could be told."""
    said = two(WITHHELD.sentence)
    return replace(line, number=None, gap="", past=(), ahead=(), base=None, month=None, townships=(), missing=said)


def two(sentence: Sentence) -> tuple[str, str]:
    """A sentence as it is kept: Chinese, English."""
    return sentence.zh, sentence.en


def number_of(text: str | None) -> Fraction | None:
    """The exact number of a line's text."""
    return None if text is None or text == "" else Fraction(text)


def days_left(line: Line, day: date) -> int | None:
    """Days until it is due; None without a deadline."""
    return (date.fromisoformat(line.due) - day) // timedelta(days=1) if line.due else None
