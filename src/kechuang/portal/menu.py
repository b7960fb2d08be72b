"""The entries in the head of the site and the tabs of its areas, gathered from the modules of `pages/`."""

from __future__ import annotations

from functools import cache

from kechuang.kernel.folders import modules_of
from kechuang.portal import pages
from kechuang.portal.navigation import NavEntry


@cache
def nav_entries() -> tuple[NavEntry, ...]:
    """All entries in their order."""
    declared = (getattr(module, "NAV", ()) for module in modules_of(pages))
    entries = [entry for one in declared for entry in (one if isinstance(one, tuple) else (one,))]
    return tuple(sorted(entries, key=lambda entry: entry.order))


@cache
def tabs(area: str) -> tuple[NavEntry, ...]:
    """The tabs of an area in their order: what its pages declare as `TAB`, a pair of the area and an entry."""
    declared = (getattr(module, "TAB", None) for module in modules_of(pages))
    return tuple(sorted((one[1] for one in declared if one and one[0] == area), key=lambda entry: entry.order))
