"""How a plan stands for those who lead: its lines counted by lamp, the exceptions first, by unit and by township."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kechuang.supervision.line import Line

ORDER = ("off_course", "at_risk", "on_course", "met", "no_data", "")
"""Lamps, what needs looking at first; the last for a status that nobody can reckon."""
TOWNSHIP_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """One unit with the targets it leads, counted by lamp."""

    name: str
    lines: tuple[Line, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many of each lamp."""
        return counts(self.lines)


@dataclass(frozen=True, slots=True)
class TownshipTable:
    """Numbers of some targets by township: `rows` are code, name and a number for each of `lines` (none: nothing)."""

    lines: tuple[Line, ...]
    rows: tuple[tuple[str, str, tuple[float | None, ...]], ...]
    most: tuple[float, ...]
    """The largest number of each column, to scale bars by."""


def counts(lines: Iterable[Line]) -> Counter[str]:
    """How many lines of each lamp; of none under the empty name."""
    return Counter(line.light or "" for line in lines)


def by_light(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Lines by lamp, what needs looking at first, within a lamp the least likely first."""
    found: dict[str, list[Line]] = {light: [] for light in ORDER}
    for line in lines:
        found[line.light or ""].append(line)
    for many in found.values():
        many.sort(key=lambda one: 2 if one.chance is None else one.chance)
    return [(light or "open", found[light]) for light in ORDER if found[light]]


def by_section(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Lines under the section of the plan that states them, in the order of the text."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.section, []).append(line)
    return list(found.items())


def by_unit(lines: Iterable[Line]) -> list[UnitStanding]:
    """Units with what they lead, those with most exceptions first; targets that no unit leads come last."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        for name in line.leads or ("",):
            found.setdefault(name, []).append(line)
    held = [UnitStanding(name, tuple(many)) for name, many in found.items()]
    return sorted(
        held, key=lambda one: (not one.name, -one.counts["off_course"], -one.counts["at_risk"], -len(one.lines))
    )


def by_township(lines: Sequence[Line]) -> TownshipTable | None:
    """The targets that tell townships apart best, by township; None where none does."""
    chosen: dict[tuple[str, str], Line] = {}
    for line in lines:
        if len(line.townships) > 1:
            chosen.setdefault((line.indicator, str(sorted(line.scope.items()))), line)
    told = sorted(chosen.values(), key=lambda line: (-len(line.townships), line.ordinal))[:TOWNSHIP_COLUMNS]
    if not told:
        return None
    held = tuple(sorted(told, key=lambda line: line.ordinal))
    names = {one.code: one.name for line in held for one in line.townships}
    values = [{one.code: one.value for one in line.townships} for line in held]
    codes = sorted(names, key=lambda code: (not code, code))
    rows = tuple((code, names[code], tuple(column.get(code) for column in values)) for code in codes)
    most = tuple(max((value for code, value in column.items() if code), default=0.0) for column in values)
    return TownshipTable(held, rows, most)
