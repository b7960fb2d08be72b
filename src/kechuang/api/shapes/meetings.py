"""Meetings as the API tells them (`oversight/told_json.py`)."""

from __future__ import annotations

from datetime import date

from kechuang.api.shapes.oversight import MatterRow, MeetingKind
from kechuang.api.shapes.shape import Example, Said, Shape


class MeetingRow(Shape):
    """A meeting as it stands. `items`: on its agenda; `decided`: questions and matters, `open` of them unfinished."""

    id: int
    plan: str
    kind: MeetingKind
    held_on: date
    place: str
    version: int
    items: int
    minuted: bool
    decided: int
    open: int
    example: Example


class Meetings(Shape):
    """A page of them."""

    total: int
    page: int
    pages: int
    size: int
    rows: list[MeetingRow]


class Item(Shape):
    """An item of an agenda, as drafted or edited. It is of a target, a milestone of a task, a matter, or of nothing.

    `now` says how the matter stands today, to whoever may see it.
    """

    title: str
    text: str
    target: int | None
    task: int | None
    milestone: int | None
    matter: str | None
    now: Said | None


class MeetingWhole(MeetingRow):
    """One meeting with its agenda, minutes, and of what it decided the questions and matters one may see."""

    agenda: list[Item]
    minutes: str
    outcomes: list[MatterRow]
