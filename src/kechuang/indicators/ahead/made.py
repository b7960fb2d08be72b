"""What a forecast is: a middle, an interval, a chance, the course it came from and the figures it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kechuang.indicators.ahead.asked import Ahead
from kechuang.indicators.forecasting.back_test import UNTRIED, Record, Tried
from kechuang.indicators.parts import Missing, Part
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Used:
    """A figure a forecast rests on. `part`: the records it was counted from; `day`: the day whose trace it stands in.

    `number` is in `unit`, which may be a base unit (元) or empty for a share.
    """

    code: str
    name: Sentence
    number: float
    unit: str = ""
    part: Part | None = None
    day: date | None = None
    share: bool = False


@dataclass(frozen=True, slots=True)
class Then:
    """What the number may be on a day to come; four fifths of the chance lie between low and high."""

    day: date
    middle: float
    low: float
    high: float
    chance: float | None = None
    """Of meeting what is asked, where each year is."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast, or why there is none. Numbers are in base units; `chance` is that of meeting what is asked by then.

    `record` says how the same method would have fared on the series' own past.
    """

    asked: Ahead
    method: str
    says: Sentence
    then: Then | None = None
    path: tuple[Then, ...] = ()
    chance: float | None = None
    used: tuple[Used, ...] = ()
    record: Record = UNTRIED
    tried: tuple[Tried, ...] = ()
    missing: Missing | None = None
