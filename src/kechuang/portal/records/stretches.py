"""When a record was true, as a picture: its stretches on a line of years, and the day asked about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kechuang.registry.record import Record

WIDTH = 400
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch: its days (the last day on which it holds, None for no end), and where it lies in the picture."""

    record: Record
    since: date
    last: date | None
    x: int
    width: int
    present: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The picture: stretches, ticks of years, the mark of the day. All places are of WIDTH."""

    stretches: list[Stretch]
    ticks: list[tuple[int, str]]
    day: int | None

    @property
    def width(self) -> int:
        """The width of the picture."""
        return WIDTH


def line(records: Iterable[Record], day: date) -> Line:
    """The stretches of one record, oldest first; an open end reaches to the edge."""
    rows = sorted(records, key=lambda row: row.valid_from)
    if not rows:
        return Line([], [], None)
    first = min(rows[0].valid_from, day)
    ends = [row.valid_to for row in rows if row.valid_to]
    last = max([day, *ends, rows[-1].valid_from + timedelta(days=180)]) + timedelta(days=60)
    start, end = date(first.year, 1, 1), date(last.year, 12, 31)
    span = (end - start).days or 1

    def place(when: date) -> int:
        return round((when - start).days / span * WIDTH)

    drawn = []
    for row in rows:
        x, until = place(row.valid_from), place(row.valid_to) if row.valid_to else WIDTH
        present = row.valid_from <= day and (row.valid_to is None or row.valid_to > day)
        ending = row.valid_to - timedelta(days=1) if row.valid_to else None
        drawn.append(Stretch(row, row.valid_from, ending, x, max(until - x, 3), present))
    step = -(-(end.year - start.year + 1) // _LONGEST)
    ticks = [(place(date(year, 1, 1)), str(year)) for year in range(start.year, end.year + 1, step)]
    return Line(drawn, ticks, place(day))
