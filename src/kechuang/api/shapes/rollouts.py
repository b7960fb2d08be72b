"""New policy documents as the API tells them (`rollout/as_json.py`)."""

from __future__ import annotations

from datetime import date, datetime

from kechuang.api.shapes.shape import Said, Shape


class RolloutRow(Shape):
    """A document that came out, and how far its checklist is."""

    id: int
    name: str
    number: str
    issuer: str
    issued: date
    in_force: date | None
    policy: str | None
    replaces: str
    steps_done: int
    steps_all: int
    late: int
    next_due: date | None
    withdrawn: bool


class Rollouts(Shape):
    """A page of them, the latest issued first."""

    total: int
    page: int
    pages: int
    size: int
    rows: list[RolloutRow]


class RolloutStep(Shape):
    """One step: its last day, where that is written, who does it, what was done."""

    code: str
    label: Said
    basis: Said
    due: date
    late: bool
    owner: str | None
    done_at: datetime | None
    done_by: str | None
    note: str


class RolloutWhole(RolloutRow):
    """One document with every step, and how many organisations were told of it."""

    steps: list[RolloutStep]
    told: int
    told_without_account: int
