"""The picture of a target: its past, the straight path to it, what is expected with its interval, the figure wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kechuang.portal.charts.scales import Across, Up, points, said, short, up
from kechuang.portal.numbers import ratio_sign
from kechuang.supervision.line import Line, number_of


@dataclass(frozen=True, slots=True)
class Size:
    """The frame of a picture, in its own units, and the room around what is drawn."""

    width: float
    height: float
    left: float = 4
    right: float = 4
    top: float = 16
    bottom: float = 16


SMALL = Size(260, 92, right=40)


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the picture."""

    x: str
    y: str
    text: str
    css: str = ""
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Bar:
    """One year of a flow; `kind` is past, partial (so far) or ahead (expected)."""

    x: str
    y: str
    width: str
    height: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a stock, with its words for a pointer."""

    x: str
    y: str
    title: str
    css: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """All there is to draw. `goal` is the figure wanted, `path` the straight way to it, `band` the interval."""

    size: Size
    past: str = ""
    path: str = ""
    band: str = ""
    middle: str = ""
    goal: str = ""
    today: str = ""
    bars: tuple[Bar, ...] = ()
    whiskers: tuple[tuple[str, str, str], ...] = ()
    dots: tuple[Dot, ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def goal_end(self) -> str:
        """Where the line of the figure wanted ends: before its words."""
        return short(self.size.width - self.size.right)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw but the figure wanted."""
        return not (self.past or self.bars or self.dots)


def picture(line: Line, today: date, size: Size = SMALL) -> Picture:
    """The picture of a line; empty for a status and where no number is known."""
    if line.shape in ("", "state") or not (line.past or line.ahead):
        return Picture(size)
    return _flow(line, today, size) if line.shape == "flow" else _stock(line, today, size)


def _stock(line: Line, today: date, size: Size) -> Picture:
    across, scale = _frame(line, today, size)
    past = [(date.fromisoformat(one.day), one.value) for one in line.past]
    at = [(across.x(day), scale.y(value)) for day, value in past]
    wanted, due = float(number_of(line.wanted) or 0), _due(line)
    path = ""
    if line.base is not None and due:
        start = date.fromisoformat(line.base.day)
        ends = ((start, line.base.value), (due, wanted))
        path = points((across.x(day), scale.y(value)) for day, value in ends)
    ahead = [(date.fromisoformat(one.day), one) for one in line.ahead]
    band = middle = ""
    if ahead and at:
        highs = [(across.x(day), scale.y(one.high)) for day, one in ahead]
        lows = [(across.x(day), scale.y(one.low)) for day, one in ahead]
        band = points([at[-1], *highs, *reversed(lows)])
        middle = points([at[-1], *((across.x(day), scale.y(one.middle)) for day, one in ahead)])
    dots = [
        Dot(short(x), short(y), f"{day}：{said(value)}{line.unit}", "now" if day == past[-1][0] else "")
        for (x, y), (day, value) in zip(at, past, strict=True)
    ]
    return Picture(
        size,
        past=points(at) if len(at) > 1 else "",
        path=path,
        band=band,
        middle=middle,
        goal=short(scale.y(wanted)),
        dots=tuple(dots),
        words=tuple(_words(line, across, scale, size)),
    )


def _flow(line: Line, today: date, size: Size) -> Picture:
    across, scale = _frame(line, today, size)
    wanted = float(number_of(line.wanted) or 0)
    years = range(across.first.year, across.last.year + 1)
    slot = (across.right - across.left) / max(1, len(years))
    width = min(slot * 0.62, 44)
    centres = {year: across.left + slot * (n + 0.5) for n, year in enumerate(years)}
    bars = []
    for one in line.past:
        year = int(one.day[:4])
        told = f"{year}：{said(one.value)}{line.unit}"
        bars.append(_bar(centres[year], width, scale, one.value, "partial" if one.partial else "past", told))
    whiskers = []
    for then in line.ahead:
        year = int(then.day[:4])
        told = f"{year}：{said(then.middle)}（{said(then.low)}～{said(then.high)}）{line.unit}"
        bars.append(_bar(centres[year], width, scale, then.middle, "ahead", told))
        whiskers.append((short(centres[year]), short(scale.y(then.low)), short(scale.y(then.high))))
    ordered = sorted(bars, key=lambda bar: bar.kind != "ahead")  # what has come is drawn over what is expected
    words = [
        Words(short(centres[year]), short(size.height - 4), str(year), "axis")
        for year in years
        if year in (years[0], years[-1])
    ]
    words += _goal_words(scale, size, wanted, line.unit)
    return Picture(
        size,
        goal=short(scale.y(wanted)),
        bars=tuple(ordered),
        whiskers=tuple(whiskers),
        words=tuple(words),
    )


def _frame(line: Line, today: date, size: Size) -> tuple[Across, Up]:
    days = [date.fromisoformat(one.day) for one in line.past]
    days += [date.fromisoformat(one.day) for one in line.ahead]
    if line.base is not None and line.shape == "stock":
        days.append(date.fromisoformat(line.base.day))
    if due := _due(line):
        days.append(due)
    values = [one.value for one in line.past]
    values += [value for then in line.ahead for value in (then.low, then.high)]
    values.append(float(number_of(line.wanted) or 0))
    if line.base is not None and line.shape == "stock":
        values.append(line.base.value)
    across = Across(min(days, default=today), max(days, default=today), size.left, size.width - size.right)
    return across, up(values, size.height - size.bottom, size.top, zero=line.shape == "flow")


def _words(line: Line, across: Across, scale: Up, size: Size) -> Iterator[Words]:
    yield Words(short(across.left), short(size.height - 4), str(across.first.year), "axis", "start")
    yield Words(short(across.right), short(size.height - 4), str(across.last.year), "axis", "end")
    yield from _goal_words(scale, size, float(number_of(line.wanted) or 0), line.unit)


def _goal_words(scale: Up, size: Size, wanted: float, unit: str) -> list[Words]:
    told = f"{said(wanted)}{ratio_sign(unit)}"
    return [Words(short(size.width - size.right + 5), short(scale.y(wanted) + 4), told, "goal", "start")]


def _bar(centre: float, width: float, scale: Up, value: float, kind: str, title: str) -> Bar:
    top, foot = scale.y(value), scale.y(max(0.0, scale.low))
    height = max(1.0, foot - top)
    return Bar(short(centre - width / 2), short(foot - height), short(width), short(height), kind, title)


def _due(line: Line) -> date | None:
    return date.fromisoformat(line.due) if line.due else None
