"""Papers as the API tells them, and what acts on them take."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import Field

from kechuang.api.shapes.shape import AsOfPair, Example, Said, Shape


class PaperRow(Shape):
    """A paper. `number` is null until it is issued; `void` once it is withdrawn."""

    id: int
    kind: str
    name: Said
    title: str
    plan: str
    span: str
    about: str | None
    letter: str | None
    office: str
    state: str
    stage: Said
    version: int
    number: str | None
    void: bool
    issued_on: date | None
    public: bool
    example: Example


class Papers(Shape):
    """A page of papers, newest first."""

    total: int
    page: int
    pages: int
    size: int
    rows: list[PaperRow]


class Figure(Shape):
    """A live figure: its words, what it is, the address of its trace; `gone`: the records give it no more."""

    words: str
    label: str
    gone: bool
    address: str


class Attachment(Shape):
    """An attachment with its pieces."""

    title: str
    pieces: list[dict[str, Any]]


class PaperWhole(PaperRow):
    """All that it says: in `pieces` live figures stand as ⟦key⟧, told in `figures`; `words` are as one reads it."""

    asof: AsOfPair
    mark: str
    recipients: str
    signature: str
    note: str
    copies_to: str
    printed_by: str
    pieces: list[dict[str, Any]]
    attachments: list[Attachment]
    figures: dict[str, Figure]
    words: list[str]
    drafted_at: datetime


class Drafted(Shape):
    """What is drafted."""

    kind: str = Field(description="文种：bulletin、quarterly、notice、reply。 Kind of paper.", max_length=20)
    span: str = Field(description="时段：2026-10 或 2026-Q3。 A month or a quarter.", max_length=7)
    plan: str = Field("", description="规划的网址名，默认当前规划。 Slug of the plan; the current one.", max_length=80)
    unit: str = Field("", description="督办通知的对象单位。 The unit a notice goes to.", max_length=120)
    letter: str = Field("", description="复函答复的来函。 The letter a reply answers.", max_length=200)


class Issued(Shape):
    """Its number and date."""

    code: str = Field(description="机关代字，如 明科督。 Code of the office.", max_length=12)
    on: date = Field(description="成文日期。 Its date.")
    public: bool = Field(False, description="是否向社会公开。 Whether everybody may read it.")


class Nothing(Shape):
    """Nothing has to be said."""
