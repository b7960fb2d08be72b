"""Indicators as the API tells them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kechuang.api.shapes.shape import AsOfPair, Exact, Said, Shape
from kechuang.api.shapes.trace import Coded, Definition, Value


class IndicatorRow(Shape):
    """An indicator with the definition in force."""

    code: str
    name: Said
    unit: str
    nature: Coded
    better: Coded
    moves: Coded
    owner: Said
    reported: bool
    dimensions: list[str]
    levels: list[str]
    related: list[str]
    definition: Definition


class Indicators(Shape):
    """Every indicator."""

    rows: list[IndicatorRow]


class IndicatorWhole(IndicatorRow):
    """An indicator with every version of its definition, oldest first."""

    versions: list[Definition]


class Shown(Value):
    """`withheld`: it adds up over one or two what the reader may not read of each, so no number is told."""

    withheld: bool


class IndicatorValue(Shown):
    """A number in a scope as of a pair of moments."""

    asof: AsOfPair
    scope: dict[str, Any]


class IndicatorSeries(Shape):
    """Numbers year by year, all with the knowledge of one instant."""

    known: datetime
    scope: dict[str, Any]
    values: list[Shown]


class Group(Shape):
    """One group; `key` is null for what the records do not tell."""

    key: str | None
    name: Said
    number: Exact | None
    withheld: bool


class IndicatorBy(Shape):
    """A number by one dimension."""

    asof: AsOfPair
    indicator: str
    by: Coded
    period: str
    unit: str
    whole: Exact | None
    additive: bool
    total: int
    page: int
    pages: int
    size: int
    groups: list[Group]
