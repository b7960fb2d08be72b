"""International patent classification: the headings of the shipped edition, from the section down to the main group."""

from __future__ import annotations

from functools import cache

from kechuang.kernel.code_tables import rows

EDITION = "2026.01"
"""The edition of the table; earlier editions had other groups, so a symbol that it lacks may still have been right."""


@cache
def _table() -> dict[str, tuple[str, frozenset[int]]]:
    return {
        row["symbol"]: (row["title"], frozenset(map(int, row["main_groups"].split()))) for row in rows("ipc_2026.csv")
    }


def is_listed(symbol: str, main_group: int | None = None) -> bool:
    """Whether the table has a section, class or subclass (H, H01, H01M), or a main group of a subclass."""
    found = _table().get(symbol)
    return found is not None and (main_group is None or main_group in found[1])


def title(symbol: str) -> str | None:
    """The shortened Chinese title of a section, class or subclass; None where the table has none."""
    found = _table().get(symbol)
    return found[0] or None if found else None


def children(symbol: str = "") -> tuple[str, ...]:
    """The symbols directly below a section or class; the eight sections without one."""
    below = {0: 1, 1: 3, 3: 4}.get(len(symbol))
    return tuple(s for s in _table() if len(s) == below and s.startswith(symbol))


def main_groups(subclass: str) -> tuple[str, ...]:
    """The main groups of a subclass that the table has: H01M4/00, H01M6/00, …"""
    found = _table().get(subclass)
    return tuple(f"{subclass}{number}/00" for number in sorted(found[1])) if found else ()
