"""Townships and their classes as the API tells and takes them (`places/classifying.py`)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from kechuang.api.shapes.shape import AsOfPair, Exact, Example, Said, Shape

Class = Literal["A", "B", "C"]


class LineOf(Shape):
    """One indicator of a method: its weight, and the value that gives full points."""

    indicator: str
    group: str
    weight: Exact
    benchmark: Exact


class FarmingOf(Shape):
    """Townships with fewer than `below` by `indicator`: measured by lines of their own."""

    indicator: str
    below: Exact
    lines: list[LineOf]


class MethodOf(Shape):
    """The method that held: from `cut_a` points on a township is of class A, from `cut_b` on of class B."""

    name: str
    since: date
    basis: str
    lines: list[LineOf]
    cut_a: Exact
    cut_b: Exact
    goals: dict[str, str]
    farming: FarmingOf | None
    missing: Said


class LinePoints(Shape):
    """One line of a township: the least and most the value may be (null: not known), and points it may give."""

    indicator: str
    value: tuple[Exact, Exact] | None
    low: Exact
    high: Exact


class Firm(Shape):
    """With every weight a fifth larger or smaller: classes reached, bounds, best and worst place, shares of trials."""

    classes: list[Class]
    low: Exact
    high: Exact
    places: tuple[int, int]
    trials: dict[Class, Exact]


class TownshipRow(Shape):
    """One township. Several classes where something is not known."""

    code: str
    name: str
    farming: bool
    classes: list[Class]
    low: Exact
    high: Exact
    lines: list[LinePoints]
    firm: Firm
    example: Example


class Townships(Shape):
    """All townships of a place, most points first; none where no method held."""

    asof: AsOfPair
    place: str
    method: MethodOf | None
    rows: list[TownshipRow]


class Appeal(Shape):
    """What was said against a class, and the answer: what is not answered yet is told to who keeps the method."""

    id: int
    said: str
    on: date
    accepted: bool | None
    answer: str
    answered_on: date | None


class TownshipWhole(TownshipRow):
    """One township with the method, what its class aims at, and appeals."""

    asof: AsOfPair
    method: MethodOf
    goals: list[str]
    appeals: list[Appeal]


class Against(Shape):
    """What is said against a class."""

    said: str = Field(description="异议和理由。 What is wrong with it.", max_length=2000)
