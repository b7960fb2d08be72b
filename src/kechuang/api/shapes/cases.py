"""Cases as the API tells them (`cases/case_json.py`)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import Field

from kechuang.api.shapes.shape import Example, Said, Shape


class CaseRow(Shape):
    """A case: where it stands, who has it, since when, by when, what is next."""

    number: str
    flow: str
    policy: str | None
    title: str
    organisation: str | None
    organisation_name: str
    call: str | None
    state: str
    stage: Said
    holder: Said
    since: datetime
    due: date | None
    working_days_left: int | None
    overdue: bool
    next: Said | None
    opened_at: datetime
    closed_at: datetime | None
    version: int
    whole: bool = Field(description="看得到全部；否则只是公示的内容。 All may be seen; else only what is published.")
    example: Example


class Cases(Shape):
    """A page of cases, the latest opened first."""

    total: int
    page: int
    pages: int
    size: int
    rows: list[CaseRow]


class Step(Shape):
    """One step: who did what, where the case stood after, and why."""

    at: datetime
    who: Said
    verb: Said
    after: Said
    reason: str


class VerbHere(Shape):
    """Something the reader may do to the case now."""

    code: str
    name: Said


class Decided(Shape):
    """A decision, frozen: its reason, the rule told then condition by condition, and of a refusal the way out."""

    ordinal: int
    outcome: str
    reason: str
    on: date
    decided_at: datetime
    facts: int
    explanation: Any
    way_out: Any
    digest: str


class CaseWhole(CaseRow):
    """One case with its steps, latest first, what the reader may do, and the last decision."""

    steps: list[Step]
    verbs: list[VerbHere]
    decision: Decided | None
