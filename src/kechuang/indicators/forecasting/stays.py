"""What comes and goes without a set term: platforms, teams, tenants. How many are there, came and left, and will be."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kechuang.indicators.forecasting.counting import surviving, together
from kechuang.indicators.forecasting.rates import Rate
from kechuang.indicators.forecasting.seasons import still_to_come, until
from kechuang.indicators.forecasting.spread import Outlook

LOOK_BACK = timedelta(days=5 * 365)
YEARS = 3
"""Closed years whose newcomers tell the yearly rate."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One thing was there from a day until (not on) another."""

    key: str
    first: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """How things came and went by a day: those there, yearly arrivals and leavings, how sure each is."""

    there: int
    came: Mapping[int, int]
    """By closed year, the last `YEARS` of them."""
    so_far: int
    so_far_years: float
    left: int
    thing_years: float
    years: float
    """Until the day asked about, by the seasons of past years."""

    @property
    def rate(self) -> Rate:
        """Newcomers a year."""
        return Rate(tuple(self.came.values()), self.so_far, self.so_far_years)

    @property
    def leaving(self) -> float:
        """The share that leaves in a year; with half a case where none was seen (Jeffreys)."""
        return (self.left + 0.5) / self.thing_years if self.thing_years else 0.0


class Stays:
    """The stretches of all things of a kind."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        held: dict[str, list[Stretch]] = {}
        for one in stretches:
            held.setdefault(one.key, []).append(one)
        self._things = [_joined(many) for many in held.values()]
        self.first_year = min((thing[0][0].year for thing in self._things), default=0)

    def there(self, day: date) -> int:
        """How many are there on a day."""
        return sum(any(a <= day and (b is None or day < b) for a, b in thing) for thing in self._things)

    def flow(self, today: date, day: date) -> Flow:
        """What was there to see on a day."""
        firsts, left, there, exposure = [], 0, 0, 0.0
        since = today - LOOK_BACK
        for thing in self._things:
            if thing[0][0] > today:
                continue
            firsts.append(thing[0][0])
            for first, end in thing:
                last = min(end or today, today)
                exposure += max(0, (last - max(first, since)).days) / 365.25
            now = [(first, end) for first, end in thing if first <= today]
            if any(end is None or today < end for _, end in now):
                there += 1
            elif (gone := now[-1][1]) is not None and gone > since:
                left += 1
        remaining = still_to_come(firsts, today, YEARS)
        by_year = Counter(first.year for first in firsts)
        years = range(max(self.first_year, today.year - YEARS), today.year)
        return Flow(
            there,
            {year: by_year[year] for year in years},
            by_year[today.year],
            1 - remaining,
            left,
            exposure,
            until(today, day, remaining),
        )


def stock(flow: Flow) -> Outlook:
    """How many are there then: those that stay, and newcomers, of whom some have left again."""
    rate, years = flow.leaving, flow.years
    kept = math.exp(-rate * years)
    lasting = (1 - kept) / rate if rate > 0 else years
    return together((surviving(flow.there, kept), flow.rate.arriving(lasting)))


def since(flow: Flow, came: int) -> Outlook:
    """How many have come then since a day, so many of them by now; who left again counts too."""
    return together((surviving(came, 1.0), flow.rate.arriving(flow.years)))


def _joined(many: list[Stretch]) -> list[tuple[date, date | None]]:
    """Stretches of one thing in order, those that touch as one."""
    made: list[tuple[date, date | None]] = []
    for one in sorted(many, key=lambda stretch: stretch.first):
        if made and (made[-1][1] is None or one.first <= made[-1][1]):
            first, end = made[-1]
            made[-1] = (first, None if end is None or one.end is None else max(end, one.end))
        else:
            made.append((one.first, one.end))
    return made
