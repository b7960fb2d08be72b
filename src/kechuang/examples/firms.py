"""Who the enterprises of a block are, and how their sales and staff go from year to year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from kechuang.examples.block import Block
from kechuang.examples.codes import credit_codes
from kechuang.examples.draws import Days, Flags, Floats, Whole
from kechuang.examples.industries import INDUSTRIAL, INDUSTRIES
from kechuang.examples.names import firm_names, people
from kechuang.examples.paths import BASE_YEAR

TECH, TRADITIONAL, YOUNG = 0, 1, 2
_SHARES = (0.72, 0.12, 0.16)
"""Technology firms, traditional industry above scale, and the young and small in incubators."""

_MEDIAN, _SPREAD, _TREND = (880.0, 7_200.0, 70.0), (1.22, 0.85, 0.9), (0.085, 0.035, 0.18)
"""Sales of the base year in 万元 (log-normal) and their usual growth, by group."""

_FOUNDED = (("1999-03-01", "{before}-03-31"), ("1995-05-01", "2016-12-31"), ("2019-01-02", "{last}-06-30"))
_CLOSING = (0.006, 0.004, 0.05)
"""First and last day of founding (by the last year followed), and the share that closes each year, by group."""

_RANGE = 31**6 - 1_000
"""How many numbers there are for firms; the last thousand are kept for institutions."""

TOWNS = (
    "999001001", "999001002", "999001100", "999001101", "999001102", "999001103", "999001104", "999001105", "999001106",
    "999001107", "999001108", "999001109", "999001110", "999001111", "999001112", "999001113", "999001114", "999001500",
)  # fmt: skip
"""Townships of the city and, last, its high-tech zone."""
_TOWN_WEIGHTS = (9, 8, 12, 7, 6, 5, 4, 4, 3, 5, 4, 3, 3, 4, 2, 3, 3, 28)
ZONE = len(TOWNS) - 1


@dataclass(frozen=True, slots=True)
class Firms:
    """The enterprises of a block: one entry a firm; of `sales` (万元) and `staff` one row a firm, one column a year.

    `tech` and `size` are standings among the city's firms (normal, nought is usual). Where a firm did not yet or no
    longer exist, sales are not a number and staff is nought.
    """

    block: Block
    code: pl.Series
    name: pl.Series
    person: pl.Series
    industry: Whole
    group: Whole
    registered: Days
    closed: Days
    town: Whole
    tech: Floats
    size: Floats
    sales: Floats
    staff: Whole
    size_class: Whole
    above_scale: Flags
    industrial: Flags

    def years_of(self, days: Days) -> Whole:
        """The year of each day; nought where there is none."""
        return np.where(np.isnat(days), 0, days.astype("datetime64[Y]").astype(np.int64) + 1970)

    @property
    def there(self) -> Flags:
        """Whether a firm existed in a year, row by row."""
        return ~np.isnan(self.sales)

    @property
    def settled(self) -> Flags:
        """Whether a firm existed all through a year from its first day on."""
        return self.there & (self.years_of(self.registered)[:, None] < np.array(self.block.span))


def firms_of(block: Block) -> Firms:
    """Draw the enterprises of a block."""
    count, draws = block.count, block.draws("firms")
    group = np.repeat(np.arange(3), np.diff([0, *(round(count * s) for s in np.cumsum(_SHARES)[:2]), count]))
    group = group[np.argsort(draws.of("order").uniform(count))]
    size = np.empty(count)
    for number in (TECH, TRADITIONAL, YOUNG):
        members = group == number
        size[members] = draws.of("size", number).even_normal(int(members.sum()))
    tech = 0.25 * size + draws.of("tech").normal(count, 0.97) + np.array((0.3, -1.3, -0.2))[group]
    industry = _industries(block, group)
    registered, closed = _lives(block, group)
    sales = _sales(block, group, size, registered, closed)
    staff = _staff(block, sales, industry, size)
    usual = _reference(sales, block)
    size_class = _size_class(usual, _reference(staff.astype(np.float64), block), industry)
    industrial = np.array([i.sort in INDUSTRIAL for i in INDUSTRIES])[industry]
    numbers = np.arange(block.first, block.first + count)
    return Firms(
        block,
        credit_codes(_scattered(numbers)),
        firm_names(numbers, industry, size_class <= 1, draws.of("names"), block.seed),
        people(count, draws.of("people")),
        industry,
        group,
        registered,
        closed,
        _towns(block, group),
        tech,
        size,
        sales,
        staff,
        size_class,
        industrial & (usual >= 2_000),
        industrial,
    )


def _scattered(number: Whole) -> Whole:
    """Numbers all over the range of codes, another for another: neighbours in the list have unlike codes."""
    return np.asarray((number * 2_654_435_761 + 17) % _RANGE)


def _industries(block: Block, group: Whole) -> Whole:
    draws = block.draws("industry")
    weights = np.array([i.weight for i in INDUSTRIES])
    made = np.array([i.sort in INDUSTRIAL for i in INDUSTRIES])
    picked = draws.pick(weights, block.count)
    traditional = draws.pick(np.where(made, weights, 0), block.count)
    return np.where(group == TRADITIONAL, traditional, picked)


def _towns(block: Block, group: Whole) -> Whole:
    draws = block.draws("town")
    weights = np.array(_TOWN_WEIGHTS, dtype=float)
    zoneless = np.where(np.arange(len(TOWNS)) == ZONE, 9, weights)
    return np.where(group == TRADITIONAL, draws.pick(zoneless, block.count), draws.pick(weights, block.count))


def _lives(block: Block, group: Whole) -> tuple[Days, Days]:
    draws = block.draws("lives")
    end = block.years[1]
    first, last = (
        np.array([f[n].format(before=max(end - 1, 2000), last=max(end, 2020)) for f in _FOUNDED], dtype="M8[D]")[group]
        for n in (0, 1)
    )
    late = draws.uniform(block.count) ** np.array((0.75, 1.0, 0.8))[group]  # more firms are young than old
    registered = first + ((last - first).astype(np.int64) * late).astype("timedelta64[D]")
    closed = np.full(block.count, np.datetime64("NaT"), dtype="datetime64[D]")
    for year in range(block.years[0], block.years[1] + 1):
        day = draws.of("day", year).day(f"{year}-01-05", f"{year}-12-25", block.count)
        ends = draws.of("ends", year).chance(np.array(_CLOSING)[group], block.count)
        closed = np.where(ends & np.isnat(closed) & (day > registered + np.timedelta64(700, "D")), day, closed)
    return registered, closed


def _sales(block: Block, group: Whole, size: Floats, registered: Days, closed: Days) -> Floats:
    draws, span = block.draws("sales"), np.array(block.span)
    level = np.log(np.array(_MEDIAN)[group]) + np.array(_SPREAD)[group] * size
    lasting = draws.of("lasting").normal(block.count, 0.045)
    moves = draws.of("moves").normal((block.count, len(span)), 0.11)
    shared = draws.of("shared").normal(len(span), 0.012)
    walk = np.cumsum(0.6 * moves + 0.4 * np.roll(moves, 1, axis=1) + shared, axis=1)
    reference = int(np.clip(BASE_YEAR, *block.years)) - block.years[0]
    path = walk - walk[:, [reference]] + (np.array(_TREND)[group] + lasting)[:, None] * (span - BASE_YEAR)
    sales = np.exp(level[:, None] + path)
    founded = registered.astype("datetime64[Y]").astype(np.int64) + 1970
    into_year = (registered - registered.astype("datetime64[Y]")).astype(np.int64) / 366
    sales = np.where(span == founded[:, None], sales * (1 - into_year)[:, None] * 0.6, sales)
    ended = np.where(np.isnat(closed), 9999, closed.astype("datetime64[Y]").astype(np.int64) + 1970)
    sales = np.where((span >= founded[:, None]) & (span < ended[:, None]), np.maximum(sales, 2.0), np.nan)
    return np.asarray(np.round(sales, 2))


def _staff(block: Block, sales: Floats, industry: Whole, size: Floats) -> Whole:
    draws = block.draws("staff")
    output = np.array([i.output for i in INDUSTRIES])[industry] * np.exp(0.14 * size + draws.normal(block.count, 0.32))
    before = np.roll(sales, 1, axis=1)
    before[:, 0] = sales[:, 0]
    smooth = np.sqrt(sales * np.where(np.isnan(before), sales, before))
    yearly = np.exp(draws.of("yearly").normal(sales.shape, 0.04))
    staff = smooth / output[:, None] * yearly / 1.025 ** (np.array(block.span) - BASE_YEAR)
    return np.where(np.isnan(sales), 0, np.maximum(np.round(np.nan_to_num(staff)), 2)).astype(np.int64)


def _reference(panel: Floats, block: Block) -> Floats:
    """Each firm's figure of the base year, else of the year nearest to it."""
    span = np.array(block.span)
    order = np.argsort(np.abs(span - BASE_YEAR), kind="stable")
    filled = np.where(np.nan_to_num(panel) > 0, panel, np.nan)[:, order]
    there = ~np.isnan(filled)
    found = filled[np.arange(len(filled)), np.argmax(there, axis=1)]
    return np.where(there.any(axis=1), found, 2.0)


def _size_class(sales: Floats, staff: Floats, industry: Whole) -> Whole:
    """0 large, 1 medium, 2 small, 3 micro by the statistics' limits on staff and sales (工信部联企业〔2011〕300号)."""
    limits = {
        "manufacturing": ((1000, 40_000), (300, 2_000), (20, 300)),
        "software": ((300, 10_000), (100, 1_000), (10, 50)),
        "service": ((300, 0), (100, 0), (10, 0)),
        "agriculture": ((0, 20_000), (0, 500), (0, 50)),
    }
    found = np.full(len(sales), 3)
    for number, sort in enumerate(i.sort for i in INDUSTRIES):
        members = industry == number
        for place, (people_, money) in reversed(list(enumerate(limits[sort]))):
            found[members & (staff >= people_) & (sales >= money)] = place
    return found
