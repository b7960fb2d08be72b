"""Traces as the API tells them (`supervision/trace_json.py`, `supervision/status.py`)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field

from kechuang.api.shapes.plans import PlanNamed, TargetSaid
from kechuang.api.shapes.shape import AsOfPair, Exact, Example, Said, Shape


class Coded(Said):
    """A sentence with its code."""

    code: str


class Sentence(Shape):
    """The words of the plan, and where they stand in its text."""

    quote: str
    start: int
    end: int


class Repeat(Shape):
    """Another place that says the same."""

    ordinal: int
    quote: str


class Bound(Shape):
    """Who said which indicator answers the target; `suggested` where nobody has."""

    how: str
    by: str | None
    at: datetime | None
    reason: str | None
    sure: str
    reasons: list[Said]


class Proof(Shape):
    """A document that proves a field of a record, or the whole of it where `field` is empty."""

    name: str
    sha256: str
    field: str


class Recorded(Shape):
    """A record as the reader may see it. `masked`: only what is public is shown."""

    kind: str
    key: str
    name: str
    valid_from: date
    valid_to: date | None
    source: str
    example: Example
    masked: bool
    facts: dict[str, Any]
    disputed: dict[str, str]
    evidence: list[Proof]


class Question(Said):
    """The question in words, and as conditions."""

    kind: str
    when: str
    first: date | None = None
    last: date | None = None
    year: int | None = None
    conditions: list[dict[str, Any]]


class PartOf(Shape):
    """One side of a number: what was asked, of how many records it is made, and the first of them."""

    role: Literal["number", "numerator", "denominator", "published"]
    name: Said
    number: Exact | None
    unit: str
    question: Question
    records: int
    without: int
    counted: str | None
    shown: list[Recorded] = Field(default_factory=list)


class Definition(Shape):
    """The definition in force: what counts, where it is written, and how sure that is."""

    since: date
    says: Said
    sources: list[str]
    certainty: str
    certainty_words: Said


class Value(Shape):
    """A number of an indicator with its definition and its parts; `missing` says why there is none."""

    indicator: str
    name: Said
    version: Definition | None
    number: Exact | None
    unit: str
    period: str
    step: Said | None
    missing: Coded | None
    marks: list[Coded]
    published: Exact | None
    parts: list[PartOf]


class Point(Shape):
    """The number of one period, and whether it meets what is asked."""

    period: str
    number: Exact | None
    outcome: str
    gap: Exact | None
    missing: Coded | None
    values: list[Value]


class Reading(Shape):
    """Another way in which such words are commonly read, and what it gives."""

    why: Said
    asking: dict[str, Any]
    number: Exact | None
    wanted: Exact | None
    outcome: str


class Answered(Shape):
    """What the records say."""

    day: date
    due: bool
    sign: str
    wanted: Exact | None
    unit: str
    outcome: str
    outcome_words: Said
    points: list[Point]
    readings: list[Reading]


class Lamp(Shape):
    """The lamp and why it shines so."""

    light: str
    why: Said


class Ahead(Shape):
    """Where the number is likely to be on a day."""

    day: date
    low: float
    middle: float
    high: float


class BackTest(Shape):
    """How the method would have fared before."""

    count: int
    median_error: float | None
    held: float | None


class Course(Shape):
    """Where a target is going."""

    chance: float | None
    ahead: list[Ahead]
    method: str | None
    method_words: Said | None
    no_forecast: Said | None
    back_test: BackTest


class Trace(Course):
    """From the sentence of a plan to the records and their evidence."""

    asof: AsOfPair
    plan: PlanNamed
    sentence: Sentence
    target: TargetSaid
    repeats: list[Repeat]
    bound: Bound
    asking: dict[str, Any]
    answer: Answered
    ended: Answered | None
    lamp: Lamp


class PartRecords(Shape):
    """A page of the records behind one part of a number."""

    asof: AsOfPair
    part: PartOf
    total: int
    page: int
    pages: int
    size: int
    sortable: list[str]


class Move(Shape):
    """A target that a record counts for; `through_organisation`: because its organisation does."""

    plan: str
    target: TargetSaid
    quote: str
    indicator: str
    roles: list[str]
    through_organisation: bool


class Moves(Shape):
    """The targets of a record."""

    asof: AsOfPair
    kind: str
    key: str
    targets: list[Move]


class OtherReading(Shape):
    """Another reading in short."""

    why: Said
    outcome: str
    sign: str


class StatusLine(TargetSaid, Course):
    """One promise: its number, what is asked, whether it is met."""

    repeated: list[int]
    asking: dict[str, Any]
    bound: str
    day: date
    due: bool
    period: str | None
    number: Exact | None
    wanted: Exact | None
    sign: str
    told_in: str
    outcome: str
    missing: Said | None
    marks: list[str]
    light: str
    light_words: Said | None
    why: Said
    readings: list[OtherReading]


class Status(Shape):
    """All promises of a plan."""

    asof: AsOfPair
    plan: PlanNamed
    counts: dict[str, int]
    targets: list[StatusLine]
