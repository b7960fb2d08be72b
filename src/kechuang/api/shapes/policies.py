"""Policies, explanations and ways out as the API tells them (`rules/as_json.py`). `null` is unknown throughout."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from kechuang.api.shapes.shape import Said, Shape

Number = int | float


class Cited(Shape):
    """Where something is written."""

    document: str
    number: str
    article: str
    dated: date | None


class NamedDocument(Shape):
    """A document by its name and number."""

    name: str
    number: str


class VersionRow(Shape):
    """One version: from and until when it holds, after which documents, and how much it asks."""

    since: date
    until: date | None
    documents: list[NamedDocument]
    conditions: int
    scores: int
    amounts: int
    facts: int
    unknown_figures: list[str]


class PolicyRow(Shape):
    """A policy with its versions, oldest first."""

    code: str
    name: str
    english: str
    aliases: list[str]
    subject: str
    reference: str
    grants: Said
    versions: list[VersionRow]


class Policies(Shape):
    """Every policy."""

    rows: list[PolicyRow]


class Versions(Shape):
    """The versions of one policy."""

    code: str
    rows: list[VersionRow]


class Fact(Shape):
    """A fact that rules read."""

    name: str
    label: str
    kind: str
    unit: str
    definition: str
    options: list[str]
    evidence: list[str]
    judged: bool


class ConditionText(Shape):
    """A condition in words."""

    code: str
    label: str
    test: str
    manual: bool
    soft: bool
    confidence: str
    citation: Cited
    evidence: list[str]
    parts: list[str]


class ScoreText(Shape):
    """A score and how many points it can give."""

    code: str
    label: str
    of: Number
    citation: Cited


class AmountText(Shape):
    """An amount in words."""

    code: str
    label: str
    value: str
    citation: Cited


class Period(Shape):
    """A period the law sets."""

    code: str
    label: str
    length: int
    kind: str
    citation: Cited


class Article(Shape):
    """An article of the documents, and how it is handled here."""

    citation: Cited
    handling: str
    note: str


class CaseAnswer(Shape):
    """What a worked case expects and what came out."""

    label: str
    expected: Any
    found: Any
    agrees: bool
    why: list[str]


class Case(Shape):
    """A worked case."""

    code: str
    shows: Said
    on: date
    accepted: date | None
    division: str | None
    figures: dict[str, Any]
    given: dict[str, Any]
    answers: list[CaseAnswer]


class PolicyWhole(PolicyRow):
    """One version of a policy in full."""

    version: VersionRow
    conditions: list[ConditionText]
    scores: list[ScoreText]
    amounts: list[AmountText]
    periods: list[Period]
    articles: list[Article]
    facts: list[Fact]
    cases: list[Case]


class Blank(Shape):
    """A fact to fill in."""

    label: str
    value: None
    unit: str | None = None


class Template(Shape):
    """What to fill in for one subject."""

    code: str
    on: date
    facts: dict[str, Blank]


class Day(Shape):
    """A day, and since when the version it falls into holds."""

    on: date
    since: date


class Change(Shape):
    """One clause that is not the same: `old` and `new` in words, empty where there is none."""

    part: str
    kind: str
    code: str
    label: str
    old: str
    new: str
    said: Said


class Changes(Shape):
    """What changed between two days."""

    policy: str
    old: Day
    new: Day
    changes: list[Change]


class Subject(Shape):
    """One subject to explain."""

    facts: dict[str, Any] = Field(description="事项代码 → 值。 Facts by name.", max_length=2000)
    on: date | None = Field(None, description="基准日，默认今天。 Reference date; today without.")
    accepted: date | None = Field(None, description="受理日。 Day of acceptance.")
    jurisdiction: str = Field("", description="行政区划代码。 Division code.", max_length=12)
    way_out: bool = Field(True, description="也算怎样达到。 Work out the way out too.")


class Measured(Shape):
    """What was measured against what."""

    label: str
    value: Number | str | None
    most: Number | str | None
    operator: str
    threshold: Number | str | None
    unit: str
    distance: Number | None
    said: str


class Condition(Shape):
    """A condition with its verdict and what decided it."""

    code: str
    label: str
    verdict: bool | None
    manual: bool
    soft: bool
    confidence: str
    verify: bool
    citation: Cited
    evidence: list[str]
    measures: list[Measured]
    parts: list[Condition]


class Score(Shape):
    """Points so far: at least and at most."""

    code: str
    label: str
    least: Number | None
    most: Number | None
    of: Number
    confidence: str
    citation: Cited
    evidence: list[str]


class Between(Shape):
    """A range."""

    least: Number | None
    most: Number | None


class Amount(Shape):
    """An amount granted."""

    code: str
    label: str
    value: Number | None
    unit: str
    said: str
    confidence: str
    citation: Cited


class UnknownFigure(Shape):
    """A figure of the law that nobody has found."""

    name: str
    label: str
    unit: str
    citation: Cited


class VersionDays(Shape):
    """From and until when a version holds."""

    since: date
    until: date | None


class StepChange(Shape):
    """A fact before and after a step."""

    fact: str
    label: str
    unit: str
    from_: Any = Field(alias="from")
    to: Any


class Step(Shape):
    """One thing to do, so many times."""

    label: str
    count: int
    cost: Number
    changes: list[StepChange]


class Needed(Shape):
    """Points still needed from experts."""

    code: str
    points: Number
    more: bool
    of: Number


class Way(Shape):
    """A sufficient set of steps."""

    steps: list[Step]
    cost: Number
    ready: date
    needed: list[Needed]
    verdict_after: bool | None


class Wait(Shape):
    """A condition that only needs time."""

    code: str
    label: str
    ready: date


class Stuck(Shape):
    """A condition that cannot be mended."""

    code: str
    label: str


class WayOut(Shape):
    """What the subject can do: sufficient ways, cheapest first."""

    ways: list[Way]
    waits: list[Wait]
    impossible: list[Stuck]
    first_tell: list[Fact]
    assumed: list[Fact]


class Explained(Shape):
    """The verdict with every reason; `way_out` where it is not yes."""

    policy: str
    name: str
    on: date
    version: VersionDays
    verdict: bool | None
    conditions: list[Condition]
    scores: list[Score]
    total: Between | None
    amounts: list[Amount]
    ranked_by: str | None
    missing: list[Fact]
    to_judge: list[Fact]
    unknown_figures: list[UnknownFigure]
    way_out: WayOut | None
