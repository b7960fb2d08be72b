"""Events as the API tells them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kechuang.api.shapes.shape import Said, Shape


class Thing(Shape):
    """What was acted on."""

    type: str
    id: str
    label: str


class EventRow(Shape):
    """One event; `actor` is null for the system itself."""

    id: int
    occurred_at: datetime
    type: str
    name: Said
    sentence: Said
    succeeded: bool
    actor: str | None
    on_behalf_of: str | None
    object: Thing
    before: Any
    after: Any
    reason: str
    request_id: str
    address: str
    previous_hash: str
    hash: str


class Events(Shape):
    """A page of the log, newest first."""

    total: int
    page: int
    pages: int
    size: int
    rows: list[EventRow]


class BrokenAt(Shape):
    """The first event that cannot be as it was written."""

    id: int
    why: Said


class Verified(Shape):
    """Whether the chain holds."""

    holds: bool
    count: int
    head: str
    broken: BrokenAt | None
