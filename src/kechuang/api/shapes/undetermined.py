"""Undetermined figures as the API tells them (`rules/as_json.py`)."""

from __future__ import annotations

from datetime import date

from kechuang.api.shapes.policies import Cited
from kechuang.api.shapes.shape import Shape


class Figure(Shape):
    """A figure without an official value; `subjects` it leaves undecided, `alone` those that lack nothing else."""

    parameter: str
    label: str
    unit: str
    policies: list[str]
    versions: int
    clauses: int
    subjects: int | None
    alone: int | None
    set_by: list[str]
    citation: Cited


class Figures(Shape):
    """Every such figure."""

    counted_on: date | None
    rows: list[Figure]


class Undecided(Shape):
    """One subject and the policy whose verdict the figure leaves open."""

    kind: str
    key: str
    policy: str
    missing: list[str]


class Subjects(Shape):
    """A page of them."""

    figure: str
    total: int
    page: int
    pages: int
    size: int
    rows: list[Undecided]
