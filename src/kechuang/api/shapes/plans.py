"""Plans as the API tells them (`supervision/plan_json.py`)."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from kechuang.api.shapes.shape import Exact, Example, Said, Shape


class PlanDocument(Shape):
    """The file it was read from."""

    name: str
    kind: str
    sha256: str


class PlanCounts(Shape):
    """How much a plan holds."""

    targets: int
    tasks: int
    units: int
    findings: int


class PlanRow(Shape):
    """A plan. `published` is a year, month or day, as far as the text tells; `previous` the version it follows."""

    slug: str
    title: str
    issuer: str | None
    doc_number: str | None
    published: str | None
    period: tuple[int | None, int | None]
    example: Example
    previous: str | None
    recorded_at: datetime
    withdrawn_at: datetime | None
    document: PlanDocument
    counts: PlanCounts


class Plans(Shape):
    """Plans in force, the newest loaded first."""

    current: str | None
    rows: list[PlanRow]


class PlanText(Shape):
    """The text of a plan: what offsets count."""

    slug: str
    example: Example
    sha256: str
    text: str


class TargetSaid(Shape):
    """What was understood of a target."""

    ordinal: int
    name: str
    indicator: str
    scope: str
    op: str
    bound: str
    value: Exact
    unit: str
    per: str
    deadline: str


class TargetRow(TargetSaid):
    """A target with its place in the text and who carries it. `same_as`: the ordinal of the one it repeats."""

    quote: str
    start: int
    end: int
    op_text: str
    value_max: Exact | None
    deadline_source: str
    baseline: str
    hedge: str
    approx: bool
    task: int | None
    section: str | None
    same_as: int | None
    lead: list[str]
    participants: list[str]
    version: int
    example: Example


class PlanNamed(Shape):
    """Which plan rows are of."""

    slug: str
    title: str
    example: Example


class Targets(Shape):
    """Targets of a plan in the order of the text."""

    plan: PlanNamed
    rows: list[TargetRow]


class TaskRow(Shape):
    """A task or safeguard: its place, its owners, and the ordinals of the targets inside it."""

    ordinal: int
    number: str
    title: str
    safeguard: bool
    section: str | None
    start: int
    end: int
    body_start: int
    body_end: int
    deadline: str | None
    scope: str | None
    open_list: bool
    lead: list[str]
    participants: list[str]
    targets: list[int]
    version: int
    example: Example


class Tasks(Shape):
    """Tasks of a plan in the order of the text."""

    plan: PlanNamed
    rows: list[TaskRow]


class UnitRow(Shape):
    """A unit as the plan names it, with the ordinals of the tasks it leads and joins."""

    name: str
    takes_part_in_all: bool
    leads: list[int]
    participates: list[int]
    example: Example


class Units(Shape):
    """Units of a plan."""

    plan: PlanNamed
    rows: list[UnitRow]


class Span(Shape):
    """A stretch of the text."""

    start: int
    end: int


class FindingRow(Shape):
    """Something the reader noticed: a contradiction (error), a doubt (warning), a notice."""

    ordinal: int
    code: str
    severity: Literal["error", "warning", "notice"]
    sentence: Said
    spans: list[Span]
    targets: list[int]
    tasks: list[int]
    example: Example


class Findings(Shape):
    """Findings of a plan."""

    plan: PlanNamed
    rows: list[FindingRow]
