"""Milestones, questions and supervised matters as the API tells and takes them (`oversight/told_json.py`)."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from kechuang.api.shapes.plans import PlanNamed
from kechuang.api.shapes.shape import AsOfPair, Exact, Example, Said, Shape

MeetingKind = Literal["dispatch", "joint", "province"]


class ShownBy(Shape):
    """What would show a milestone: a target's number, records of a kind, the budget, a document."""

    by: Literal["target", "records", "budget", "document"]
    says: Said
    kind: str | None
    least: int
    targets: list[int]


class Piece(Shape):
    """One thing that the records say of it. `keys` are of records that are public."""

    says: Said
    enough: bool
    target: int | None
    kind: str | None
    keys: list[str]


class Closed(Shape):
    """When it was found done, and by what."""

    day: date
    how: Literal["records", "unit"]


class Milestone(Shape):
    """A milestone of a task. `id` is its wording: what a change is made to (`If-Match`)."""

    task: int
    ordinal: int
    id: int
    text: str
    year: int | None
    due: date | None
    due_stated: bool
    lead: list[str]
    participants: list[str]
    evidence: ShownBy
    confirmed: bool
    light: Literal["met", "on_course", "at_risk", "off_course", "no_data"]
    why: Said
    done: bool
    share: Exact | None
    shows: list[Piece]
    closed: Closed | None
    asked: list[str]
    example: Example


class Milestones(Shape):
    """The milestones of a plan, in the order of its text."""

    asof: AsOfPair
    plan: PlanNamed
    rows: list[Milestone]


class Known(Shape):
    """What was known when it was asked."""

    says: Said
    target: int | None
    kind: str | None


class Document(Shape):
    """The file of an answer."""

    name: str
    sha256: str


class Decided(Shape):
    """The meeting that decided it, and the sentence of its minutes."""

    kind: MeetingKind
    held_on: date
    minute: str
    until: date | None


class MatterRow(Shape):
    """A question (`request`) or supervised matter as it stood. `may`: the verbs the reader has now."""

    number: str
    flow: Literal["request", "matter"]
    state: str
    stage: Said
    version: int
    plan: str
    task: int | None
    milestone: int | None
    parent: str | None
    meeting: Decided | None
    unit: str
    person: str | None
    title: str
    text: str
    known: list[Known]
    answer: str
    document: Document | None
    asked_on: date
    due: date | None
    closed_on: date | None
    escalated_on: date | None
    may: list[str]
    example: Example


class Matters(Shape):
    """A page of them."""

    asof: AsOfPair
    total: int
    page: int
    pages: int
    size: int
    rows: list[MatterRow]


class Step(Shape):
    """One verb done to it."""

    ordinal: int
    verb: str
    says: Said
    before: str
    after: str
    day: date
    by: str | None
    said: str
    due: date | None


class MatterWhole(MatterRow):
    """One of them with every step, and the numbers of those it waits for."""

    asof: AsOfPair
    waits_for: list[str]
    steps: list[Step]


class Opened(Shape):
    """A supervised matter to be proposed."""

    plan: str = Field(description="规划在网址里的名字。 The plan's name in addresses.", max_length=80)
    title: str = Field(description="要办什么。 What is to be done.", max_length=300)
    unit: str = Field(description="责任单位的名称。 The unit, by its name.", max_length=120)
    text: str = Field("", description="说明。 A note.", max_length=2000)
    task: int | None = Field(None, description="任务的序号。 The task it is about.", ge=1)
    milestone: int | None = Field(None, description="节点的序号。 The milestone of that task.", ge=1)


class File(Shape):
    """A document, whole."""

    name: str = Field(description="文件名。 Its name.", min_length=1, max_length=200)
    base64: str = Field(description="内容，base64。 Its bytes in base64.", max_length=14_000_000)


class Done(Shape):
    """What a verb takes; which of these, `/flows` of the documentation says."""

    said: str = Field("", description="要写的话。 The words.", max_length=4000)
    due: date | None = Field(None, description="新的时限或办结日期。 A date.")
    unit: str = Field("", description="转给哪个单位，按名称。 Another unit, by its name.", max_length=120)
    person: str = Field("", description="转给谁，按用户名。 Another person, by username.", max_length=150)
    document: File | None = Field(None, description="材料。 A document.")


class Reworded(Shape):
    """Another wording of a milestone; what is not given stays."""

    changes: dict[str, Any] = Field(
        description="text、due、leads、joins、shown_by、targets、least。 Any of these.", max_length=20
    )
    reason: str = Field(description="理由，会留在记录里。 Why; it stays on record.", max_length=2000)


class AskedIn(Shape):
    """One month: closed by records unasked, asked, answered by units, answered by records before the unit did."""

    month: date
    by_records: int
    asked: int
    answered: int
    taken_back: int


class AskedCounts(Shape):
    """How much was asked and how much the records answered, newest month first; and the caps in force."""

    months: list[AskedIn]
    by_records: int
    asked: int
    answered: int
    taken_back: int
    figures: dict[str, int]
