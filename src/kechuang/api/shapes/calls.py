"""Calls for applications as the API tells them: what each grants, who applied, the ranking by the panel's score."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from kechuang.api.shapes.shape import Exact, Example, Said, Shape

Stage = Literal["open", "coming", "closed", "draft", "withdrawn"]
Mode = Literal["competitive", "stable", "post_subsidy", "indirect"]
Standing = Literal["settled", "within", "waits", "below"]


class CallRow(Shape):
    """One call as it stands today. `policy` and `amount`: what it grants by rule; null where projects are funded."""

    number: str
    title: str
    mode: Mode
    line: str
    year: int
    stage: Stage
    opens: date | None
    closes: date | None
    policy: str | None
    amount: str | None
    example: Example


class Calls(Shape):
    """Calls, the latest end first."""

    total: int
    page: int
    pages: int
    size: int
    rows: list[CallRow]


class CallWhole(CallRow):
    """One call whole: `figures` and `terms` as it sets them, `forms` the kinds of organisations (empty: all).

    Of terms `cap` and `yearly` are in 元, shares in per cent.
    """

    who: str
    each: int
    forms: list[str]
    figures: dict[str, str]
    terms: dict[str, str]
    documents: list[str]
    text: str
    contact: str


class Placed(Shape):
    """The place of a project by its panel's score out of 100; `below`: why it was decided for below the line."""

    place: int
    score: Exact
    standing: Standing = Field(
        description="已审定、线内、线下、低于最低得分。 Decided, within, below line, below least score."
    )
    why: Said
    below: str


class Applied(Shape):
    """One application; money in 元, null where it is undetermined or there is none yet."""

    number: str
    organisation: str
    name: str
    project: str
    state: str
    stage: Said
    asked: Exact | None
    amount: Exact | None
    basis: str
    granted: Exact | None
    paid: Exact | None
    award: str | None
    ranked: Placed | None
    example: Example


class Applications(Shape):
    """Every application that was submitted. `money`: what a ranked call has, `line`: the last place it reaches."""

    number: str
    money: Exact | None
    line: int | None
    rows: list[Applied]
