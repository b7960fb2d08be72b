"""The piles of one person's work list, in the order in which they press."""

from __future__ import annotations

from datetime import date
from functools import cache

from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.kernel.folders import modules_of
from kechuang.portal.worklist import sources
from kechuang.portal.worklist.source import Pile, Source


@cache
def all_sources() -> tuple[Source, ...]:
    """Every source in its order."""
    return tuple(sorted((module.SOURCE for module in modules_of(sources)), key=lambda one: one.order))


def piles(actor: Actor, today: date) -> list[Pile]:
    """Those that are somebody's, empty ones included; none for a visitor."""
    if not isinstance(actor, User):
        return []
    found = ((one, one.rows(actor, today)) for one in all_sources())
    return [Pile(source, rows, today) for source, rows in found if rows is not None]


def waiting(actor: Actor, today: date) -> int:
    """How many things wait for somebody, over all sources."""
    return sum(pile.total for pile in piles(actor, today))
