"""Drafts of policy changes as the API tells them (`amendments/as_json.py`)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from kechuang.api.shapes.policies import Cited
from kechuang.api.shapes.shape import Exact, Shape


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


class Turns(Shape):
    """How many take each turn: a yes they lacked, a no for a yes, a no for unknown, unknown, another amount."""

    gains: int
    loses: int
    refused: int
    unknown: int
    amount: int


class BudgetLine(Shape):
    """An amount over everybody entitled, under the law in force and under the draft. `policy` where another pays it."""

    policy: str | None
    label: str
    unit: str
    before: Exact
    after: Exact
    more: Exact
    said: str
    untold: int


class MissingFact(Shape):
    """A fact that only the draft asks: of how many subjects it is not on record, and whether records can give it."""

    fact: str
    label: str
    subjects: int
    derived: bool


class Cause(Shape):
    """A clause that turned; None is unknown."""

    code: str
    label: str
    before: bool | None
    after: bool | None
    stands_in: Literal["both", "old", "new"]
    why: str
    citation: Cited


class MovedAmount(Shape):
    """An amount that is another one; null where it cannot be told or stands in one law only."""

    code: str
    label: str
    unit: str
    before: Exact | None
    after: Exact | None
    citation: Cited


class MovedRow(Shape):
    """A subject the draft moves, and why. `must_act`: it holds the grant today and would not qualify."""

    key: str
    name: str
    turn: Literal["gains", "loses", "refused", "unknown", "amount"]
    before: bool | None
    after: bool | None
    must_act: bool
    causes: list[Cause]
    amounts: list[MovedAmount]


class KeptResult(Shape):
    """What the version was worked out to on an earlier day. `acts_since`: acts on records, facts, figures after it."""

    worked_at: datetime
    worked_by: str | None
    day: date
    asked: int
    counts: Turns
    must_act: int
    acts_since: int


class AmendmentImpact(Shape):
    """What would follow of a version by today's records. `cut`: only the first `most` subjects were read.

    `rows` is a page of the subjects that move; who may not see them by name reads `names_shown` false and no rows.
    """

    id: int
    policy: str
    version: int
    since: date
    day: date
    changes_anything: bool
    asked: int
    most: int
    cut: bool
    counts: Turns
    must_act: int
    budget: list[BudgetLine]
    missing: list[MissingFact]
    kept: list[KeptResult]
    names_shown: bool
    total: int
    page: int
    pages: int
    size: int
    rows: list[MovedRow]
