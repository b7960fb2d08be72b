"""What a forecast is asked: an indicator, its scope, the figure to be met, by when, and as of which moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kechuang.indicators.definition import Indicator
from kechuang.indicators.scope import Scope
from kechuang.registry.asof import AsOf


@dataclass(frozen=True, slots=True)
class Ahead:
    """`wanted` is in base units (a growth as a share); `due` the last day on which it has to be met.

    `each_year`: every year until then has to meet it. `growth`: what has to meet it is the change over the year before,
    or over the day `base`. `pipeline`: chances of enterprises that are about to get what is counted.
    """

    indicator: Indicator
    scope: Scope
    asof: AsOf
    due: date
    sign: str
    wanted: Fraction
    each_year: bool = False
    growth: bool = False
    base: date | None = None
    pipeline: Pipeline | None = None

    @property
    def today(self) -> date:
        """The day from which one looks ahead."""
        return self.asof.valid


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Enterprises about to get a certificate: each one's chance within a year, and of what day that was worked out."""

    chances: tuple[float, ...]
    taking_up: float
    """The share of such enterprises that got one within a year, as it was seen; the chances hold it already."""
    day: date
