"""Forms of others' as the API tells them (`registry/outside/as_json.py`)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from kechuang.api.shapes.policies import Cited
from kechuang.api.shapes.shape import Said, Shape


class Form(Shape):
    """One form: where it is asked, by when about the year, how many lines; `unknown`: what of it was not found."""

    code: str
    name: Said
    kind: str
    policy: str | None
    citation: Cited
    arranged: Said
    unknown: Said
    year: int
    due: date | None
    lines: int


class Forms(Shape):
    """Every form."""

    rows: list[Form]


class Sender(Shape):
    """Somebody who sends it: how many lines the records answer, and which are missing."""

    key: str
    name: str
    answered: int
    missing: list[Said]


class Senders(Form):
    """A page of those who send it, most missing first."""

    total: int
    page: int
    pages: int
    size: int
    rows: list[Sender]


class Line(Shape):
    """One line in the form's order."""

    number: int
    group: Said
    label: Said
    value: str | bool | None = Field(
        description="数写成文字，精确；没有登记为空。 Exact, as text; null: not on record."
    )
    unit: str
    origin: Said
    note: Said | None


class Sheet(Shape):
    """The form of one subject: the organisation itself, or a carrier of it."""

    key: str
    name: str
    lines: list[Line]


class FilledIn(Form):
    """One organisation's form."""

    organisation: str
    money: str
    sheets: list[Sheet]
