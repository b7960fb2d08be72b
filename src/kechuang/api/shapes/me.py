"""Who asks, as the API tells it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from kechuang.api.shapes.shape import Said, Shape


class Person(Shape):
    """The person who is signed in, or whose token it is."""

    username: str
    name: str


class HeldRole(Shape):
    """A role held today, and where."""

    role: str
    name: Said
    duty: Said
    unit: str | None
    organisation: str | None
    credit_code: str | None
    since: date
    until: date | None


class Token(Shape):
    """The token that was shown, without its key."""

    name: str
    hint: str
    scope: Literal["read", "write"]
    expires_at: datetime


class Limits(Shape):
    """Points a minute; a read costs 1, a change 5, a heavy question 20. 0: no limit."""

    token: int
    person: int
    address: int


class Me(Shape):
    """Who asks, in which roles, by what; and how often they may."""

    by: Literal["token", "session", "nobody"]
    person: Person | None
    roles: list[HeldRole]
    token: Token | None
    limits: Limits
