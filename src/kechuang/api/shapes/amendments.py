"""Drafts of policy changes as the API tells them (`amendments/as_json.py`)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kechuang.api.shapes.shape import Shape


class AmendmentRow(Shape):
    """A draft: whose, who may see it, its last version and from when it would hold."""

    id: int
    policy: str
    name: str
    reach: str
    author: str | None
    recorded_at: datetime
    discarded: bool
    version: int
    since: date


class Amendments(Shape):
    """A page of drafts, newest first."""

    total: int
    page: int
    pages: int
    size: int
    rows: list[AmendmentRow]


class AmendmentVersion(Shape):
    """One save."""

    ordinal: int
    saved_at: datetime
    saved_by: str | None
    note: str


class AmendmentWhole(AmendmentRow):
    """One draft: what the version shown says, as typed, and all versions."""

    shown_version: int
    content: dict[str, Any]
    versions: list[AmendmentVersion]
