"""How a table is drawn: ready-made parts of an ECharts option that name columns; `option` puts them together.

Anything else ECharts knows can be added as `more`. A text `@teal` stands for that colour of tokens.css, light or dark
as the page is. Dashes, marks of points and hatching by the order of the series are the script's (`js/charts.js`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def line(x: str, y: str, **more: Any) -> dict[str, Any]:
    """The numbers of column `y` as a line along column `x`."""
    return {"type": "line", "encode": {"x": x, "y": y}, **more}


def expected(x: str, y: str, **more: Any) -> dict[str, Any]:
    """What the first series is expected to become: in its colour, dashed, with hollow points."""
    colour = {"color": "@teal"}
    return line(x, y, lineStyle={"type": [7, 4]} | colour, itemStyle=colour, symbol="emptyCircle", **more)


def bar(x: str, y: str, **more: Any) -> dict[str, Any]:
    """The numbers of column `y` as bars beside each other."""
    return {"type": "bar", "encode": {"x": x, "y": y}, **more}


def lying(names: str, y: str, **more: Any) -> dict[str, Any]:
    """The same as bars that lie, for long names: give `option` the axes by `lying=True` too."""
    return {"type": "bar", "encode": {"x": y, "y": names}, **more}


def band(x: str, low: str, high: str, **more: Any) -> dict[str, Any]:
    """An interval between two columns, as a tinted strip with edges."""
    return {"type": "band", "encode": {"x": x, "low": low, "high": high}, **more}


def wanted(value: float, words: str) -> dict[str, Any]:
    """The figure wanted as a level line through a series: `line("year", "value", **wanted(70, "目标 ≥ 70"))`."""
    mark = {"yAxis": value, "name": words}
    return {"markLine": {"data": [mark], "symbol": "none", "silent": True}}


def option(
    *series: Mapping[str, Any], lying: bool = False, days: bool = False, zero: bool = True, **more: Any
) -> dict[str, Any]:
    """The whole option; the first column of the table lies along the axis of names.

    `days`: that column holds days, which keep their distances; `zero`: the axis of numbers begins at nothing, as bars
    always should; `more` is ECharts' own and laid on top. Several bars stand beside or on each other and have no end to
    write a name at: they get a legend unless `more` says otherwise.
    """
    names: dict[str, Any] = {"type": "time" if days else "category"}
    amounts: dict[str, Any] = {"type": "value", "scale": not zero}
    axes = {"xAxis": amounts, "yAxis": {**names, "inverse": True}} if lying else {"xAxis": names, "yAxis": amounts}
    if sum(one["type"] == "bar" for one in series) > 1:
        more = {"legend": {"show": True}} | more
    return {**axes, "series": list(series), **more}
