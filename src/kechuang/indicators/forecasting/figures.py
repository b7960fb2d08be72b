"""Yearly figures, the form in which trends take a series: years in order, numbers that need not be exact any more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kechuang.kernel.later import np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
else:
    Numbers = Any


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of years, oldest first; years may be missing in between.

    A year stands for its end (2025 is the end of 2025); a figure of a day within a year stands between two years.
    """

    years: tuple[float, ...]
    values: tuple[float, ...]

    @classmethod
    def of(cls, points: Iterable[tuple[float, float]]) -> Figures:
        """From pairs in any order; a year given twice keeps the last."""
        held = sorted(dict(points).items())
        return cls(tuple(year for year, _ in held), tuple(float(value) for _, value in held))

    def __len__(self) -> int:
        return len(self.years)

    @property
    def last_year(self) -> float:
        """The latest year."""
        return self.years[-1]

    @property
    def last(self) -> float:
        """The latest figure."""
        return self.values[-1]

    def until(self, year: float) -> Figures:
        """What was known of the years up to this one."""
        return Figures.of((y, v) for y, v in zip(self.years, self.values, strict=True) if y <= year)

    def recent(self, span: float) -> Figures:
        """The figures of the last `span` years before the latest, and the latest."""
        return Figures.of((y, v) for y, v in zip(self.years, self.values, strict=True) if y >= self.last_year - span)

    def arrays(self) -> tuple[Numbers, Numbers]:
        """Years and values for calculating."""
        return np.array(self.years, dtype=float), np.array(self.values, dtype=float)
