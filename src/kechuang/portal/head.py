"""The head of a page: which areas its reader may enter, which of them is present, and the row of that area."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import resolve, reverse

from kechuang.accounts.doors import may_open
from kechuang.kernel.once import once
from kechuang.portal.menu import nav_entries, tabs
from kechuang.portal.navigation import AREAS, PLAN, Area, NavEntry
from kechuang.supervision.models import Plan


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the head: where it leads, words and icon, whether the page belongs under it, how many wait there."""

    address: str
    label: Any
    icon: str
    present: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """The present area and its entries."""

    area: Area
    entries: list[Entry]

    @property
    def of_plan(self) -> bool:
        """Whether it is the row of a plan's pages, which begins with the choice of a plan."""
        return self.area.key == PLAN


def page_of(request: HttpRequest | None) -> str | None:
    """The name of the page being shown."""
    match = getattr(request, "resolver_match", None)
    return match.url_name if match else None


def entries(
    request: HttpRequest | None, declared: Iterable[NavEntry], plan: Plan | None = None, own_plan: bool = True
) -> list[Entry]:
    """Those of the entries that the reader may open, for a plan; `own_plan`: it is the plan the page is about."""
    page, reader = page_of(request), getattr(request, "user", AnonymousUser())
    return [
        Entry(
            entry.address(plan),
            entry.label,
            entry.icon,
            entry.is_present(page) and own_plan,
            _waiting(entry, reader),
        )
        for entry in declared
        if may_open(reader, _view(entry, plan)).allowed
    ]


def areas(request: HttpRequest | None, plan: Plan | None) -> list[Entry]:
    """The areas that the reader may enter."""
    here = _present(page_of(request))
    found = []
    for area in AREAS:
        inside = entries(request, _declared(area), plan) if area.key != PLAN or plan else []
        address = inside[0].address if inside else reverse("home") if area.key == PLAN else ""
        if address:
            waiting = sum(entry.count for entry in inside)
            found.append(Entry(address, area.label, area.icon, area is here, waiting))
    return found


def row(request: HttpRequest | None, plan: Plan | None, own: Plan | None) -> Row | None:
    """The row of the present area; None where the page belongs to none, or the area has one entry only.

    `plan` is the plan whose pages the head offers, `own` the one the page itself is about.
    """
    area = _present(page_of(request))
    if area is None or (area.key == PLAN and plan is None):
        return None
    own_plan = area.key != PLAN or plan == own
    inside = entries(request, _declared(area), plan, own_plan)
    return Row(area, inside) if area.key == PLAN or len(inside) > 1 else None


_views: dict[str, Callable[..., Any]] = {}


def _view(entry: NavEntry, plan: Plan | None) -> Callable[..., Any]:
    """The view of an entry's page, the same whatever the plan: found once, since addresses are tried one by one."""
    if entry.page not in _views:
        _views[entry.page] = resolve(entry.address(plan)).func
    return _views[entry.page]


def _waiting(entry: NavEntry, reader: Any) -> int:
    """How many things wait there; the head tells it of the area and again of the entry."""
    if entry.count is None:
        return 0
    count = entry.count
    return once(("waiting", entry.page, getattr(reader, "pk", None)), lambda: count(reader))


def _declared(area: Area) -> Iterable[NavEntry]:
    if area.key == PLAN:
        return [entry for entry in nav_entries() if entry.of_plan]
    return tabs(area.key)


def _present(page: str | None) -> Area | None:
    return next((a for a in AREAS if page in a.covers or any(e.is_present(page) for e in _declared(a))), None)
