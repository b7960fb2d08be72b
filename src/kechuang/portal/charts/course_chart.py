"""The course of one target as a chart to explore: past, the straight path, what is expected with its interval."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kechuang.portal import numbers
from kechuang.portal.charts.explored import Cell, Chart, Column
from kechuang.portal.charts.option import band, bar, expected, option, wanted
from kechuang.portal.charts.option import line as drawn_line
from kechuang.supervision.line import Line, number_of
from kechuang.supervision.models import Plan

_HOLLOW = {"color": "transparent", "borderColor": "@teal", "borderType": "dashed", "borderWidth": 1.5}


def course_chart(plan: Plan, line: Line, described: str, note: str, known: str = "") -> Chart | None:
    """The chart; None for a status, and where nothing is known. `known` is the moment of the address, kept in links."""
    if line.shape in ("", "state") or not (line.past or line.ahead):
        return None
    rows = _years(line) if line.shape == "flow" else _days(line)
    trace = reverse("trace", args=[plan.slug, line.ordinal])
    past = {one.day: f"{trace}?valid={one.day}" + (f"&known={known}" if known else "") for one in line.past}
    if line.shape == "flow":
        past = {day[:4]: address for day, address in past.items()}
    goal = float(number_of(line.wanted) or 0)
    words = _("目标 %(sign)s %(wanted)s") % {
        "sign": numbers.sign_of(line.sign),
        "wanted": numbers.with_unit(number_of(line.wanted), line.unit),
    }
    flow = line.shape == "flow"
    columns = [
        Column("when", _("年份") if flow else _("日期"), "year" if flow else "day"),
        Column("value", _("数值"), unit=line.unit),
        Column("middle", _("预计"), unit=line.unit),
        Column("low", _("八成区间下限"), unit=line.unit),
        Column("high", _("八成区间上限"), unit=line.unit),
        *([] if flow else [Column("path", _("按直线应到"), unit=line.unit)]),
    ]
    strip = band("when", "low", "high", name=_("八成可能落在其间"))
    if flow:
        drawn = option(
            strip,
            bar("when", "value", endLabel={"show": False}, **wanted(goal, words)),
            bar("when", "middle", barGap="-100%", z=1, itemStyle=_HOLLOW),
            legend={"show": False},
        )
    else:
        grey = {"color": "@ink-faint"}
        quiet = {"lineStyle": {"type": [2, 3], "width": 1.5} | grey, "itemStyle": grey}
        drawn = option(
            strip,
            drawn_line("when", "value", connectNulls=True, **wanted(goal, words)),
            expected("when", "middle", connectNulls=True),
            drawn_line("when", "path", connectNulls=True, symbol="none", **quiet),
            days=True,
            zero=False,
        )
    links = [past.get(str(row[0]), "") for row in rows]
    return Chart(f"course-{line.ordinal}", line.name, described, columns, rows, drawn, note, links)


def _days(line: Line) -> list[list[Cell]]:
    past = {one.day: one.value for one in line.past}
    ahead = {one.day: one for one in line.ahead}
    last = max(past, default="")
    days = sorted({*past, *ahead, *([line.base.day] if line.base else []), *([line.due] if line.due else [])})
    found: list[list[Cell]] = []
    for day in days:
        then = ahead.get(day)
        value = past.get(day)
        told: list[Cell] = [then.middle, then.low, then.high] if then else [value if day == last else None] * 3
        found.append([day, value, *told, _on_path(line, day)])
    return found


def _years(line: Line) -> list[list[Cell]]:
    past = {one.day[:4]: one.value for one in line.past}
    ahead = {one.day[:4]: one for one in line.ahead}
    found: list[list[Cell]] = []
    for year in sorted({*past, *ahead}):
        then = ahead.get(year)
        told: list[Cell] = [then.middle, then.low, then.high] if then else [None] * 3
        found.append([year, past.get(year), *told])
    return found


def _on_path(line: Line, day: str) -> float | None:
    """Where the straight path stands on a day; None outside of it."""
    goal = number_of(line.wanted)
    if line.base is None or not line.due or goal is None or not line.base.day <= day <= line.due:
        return None
    start, end = date.fromisoformat(line.base.day), date.fromisoformat(line.due)
    gone = (date.fromisoformat(day) - start).days / max(1, (end - start).days)
    return line.base.value + (float(goal) - line.base.value) * gone
