"""Administrative divisions of China (GB/T 2260) with their history: names, parents, successors, aliases, day by day.

A division code is a dated alias, never a key: 辛集 was 132321, then 132301, is 130181 since 1993, and stood as 139002
in statistical lists. The lists are of 31 December of each year, so a change is known to its year, not to its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from kechuang.kernel.code_tables import rows
from kechuang.kernel.sentences import Sentence

Level = Literal["province", "prefecture", "county", "township"]

FIRST_LIST, LAST_LIST = 1981, 2024
"""The first and the last year whose list of 31 December is held."""

INVENTED = "99"
"""How the codes of the example city begin: GB/T 2260 gives no province this number."""


@dataclass(frozen=True, slots=True)
class Division:
    """One code under one name: listed at the ends of the years from `since` up to, not including, `until`.

    `since` is None where no yearly lists are held (townships: one list of 30 June 2023; the example city: none);
    `until` is None while it lasts.
    `successors` are the codes that its area went to when it ended; `transfers` are parts that left earlier, by year.
    """

    code: str
    name: str
    level: Level
    parent: str | None
    since: int | None
    until: int | None
    successors: tuple[str, ...] = ()
    transfers: tuple[tuple[str, int], ...] = ()

    @property
    def invented(self) -> bool:
        """Whether it belongs to the example city (示例数据)."""
        return self.code.startswith(INVENTED)

    @property
    def current(self) -> bool:
        """Whether the last list held still has it."""
        return self.until is None

    def listed(self, year: int) -> bool:
        """Whether the list of 31 December of a year has it; divisions without yearly lists are taken as they are."""
        if self.since is None:
            return True
        return self.since <= year and (self.until is None or year < self.until) and year <= LAST_LIST


@dataclass(frozen=True, slots=True)
class Standing:
    """What a code meant on a day: the division, whether that is certain, and why not.

    `division` is None where no list has the code around that day; `certain` is False in the year of a change, outside
    the years of the lists, and for codes that no list has at all.
    """

    division: Division | None
    certain: bool
    why: Sentence


def short(code: str) -> str:
    """The code without the zeros that 9- and 12-digit forms add: 130181000000 is 130181, 130181100000 is 130181100."""
    if len(code) == 12 and code.endswith("000"):
        code = code[:9]
    return code[:6] if len(code) == 9 and code.endswith("000") else code


@cache
def _table() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for row in (*rows("divisions.csv"), *rows("divisions_invented.csv")):
        gone = [part.partition("@") for part in row["successors"].split(";") if part]
        entry = Division(
            row["code"],
            row["name"],
            row["level"],  # type: ignore[arg-type]
            row["parent"] or None,
            int(row["since"]) if row["since"] else None,
            int(row["until"]) if row["until"] else None,
            tuple(code for code, _, year in gone if not year),
            tuple((code, int(year)) for code, _, year in gone if year),
        )
        found.setdefault(entry.code, []).append(entry)
    for row in rows("townships.csv"):
        code = row["code"]
        found[code] = [Division(code, row["name"], "township", code[:6], None, None)]
    return {code: tuple(sorted(entries, key=lambda e: e.since or 0)) for code, entries in found.items()}


@cache
def _aliases() -> dict[str, tuple[str, int]]:
    return {row["alias"]: (row["code"], int(row["last_edition"])) for row in rows("division_aliases.csv")}


@cache
def _children() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for entries in _table().values():
        for entry in entries:
            if entry.parent:
                found.setdefault(entry.parent, []).append(entry)
    return {code: tuple(sorted(entries, key=lambda e: e.code)) for code, entries in found.items()}


def entries(code: str) -> tuple[Division, ...]:
    """The entries of a code itself, oldest first, aliases apart; () is unknown."""
    return _table().get(code, ())


def every_code() -> Iterator[str]:
    """All codes that the tables hold."""
    return iter(_table())


def history(code: str) -> tuple[Division, ...]:
    """Every name and time of a code, oldest first; an alias gives the division it stood for; () is unknown."""
    code = short(code)
    entries = _table().get(code, ())
    alias = _aliases().get(code)
    return entries + (_table().get(alias[0], ()) if alias else ())


def alias_of(code: str, day: date | None = None) -> str | None:
    """The code that a statistical list's alias stands for (139002 → 130181), else None.

    Where a code had a life of its own (139001 was 武安 from 1988 to 1990), the alias holds on other days only.
    """
    code = short(code)
    known = _aliases().get(code)
    if known is None:
        return None
    target, last = known
    if day and (day.year > last or any(entry.listed(day.year) for entry in _table().get(code, ()))):
        return None
    return target


def lookup(code: str, day: date | None = None) -> Division | None:
    """The division a code means on a day, or its newest meaning without one; None is unknown. See `standing`."""
    if day:
        return standing(code, day).division
    target = alias_of(code)
    entries = _table().get(target or short(code), ())
    return entries[-1] if entries else None


def aliases_of(code: str) -> tuple[str, ...]:
    """The codes that statistical lists used for the division (130181 → 139002), sorted."""
    own = short(code)
    return tuple(sorted(alias for alias, (target, _last) in _aliases().items() if target == own))


def standing(code: str, day: date) -> Standing:
    """What a code meant on a day, and how certain that is."""
    target = alias_of(code, day)
    entries = _table().get(target or short(code), ())
    if not entries:
        known = _aliases().get(short(code))
        if known:
            zh, en = f"只见于{known[1]}年及以前的统计用表。", f"Only statistical lists up to {known[1]} used this code."
            return Standing(None, False, Sentence(zh, en))
        return Standing(None, False, Sentence("所载各表中没有这个代码。", "No table held has this code."))
    if entries[-1].invented:
        return Standing(entries[-1], True, Sentence("示例数据，虚构区划。", "Example data: an invented division."))
    if entries[-1].since is None:
        return Standing(
            entries[-1],
            False,
            Sentence("乡级代码只有2023年6月30日的一份。", "Of townships only the list of 30 June 2023 is held."),
        )
    if day.year < FIRST_LIST:
        return Standing(None, False, Sentence("最早的表为1981年末。", "The oldest list is of the end of 1981."))
    if day.year > LAST_LIST:
        newest = entries[-1] if entries[-1].current else None
        why = Sentence(f"最近的表为{LAST_LIST}年末。", f"The newest list is of the end of {LAST_LIST}.")
        return Standing(newest, False, why)
    after = next((e for e in entries if e.listed(day.year)), None)
    before = next((e for e in entries if e.listed(day.year - 1)), None)
    if day.month == 12 and day.day == 31:
        before = after  # the day of the list itself
    if before is after:
        if after is None:
            return Standing(None, True, Sentence("这一年各表中都没有这个代码。", "No list of that time has this code."))
        return Standing(after, True, Sentence("当时的表中有这个代码。", "The list of that time has it."))
    year = day.year
    if year == FIRST_LIST:
        why = Sentence("最早的表为1981年末。", "The oldest list is of the end of 1981.")
    else:
        why = Sentence(
            f"该代码在{year}年内变更，日期不详。", f"It changed in the course of {year}; the day is not known."
        )
    return Standing(after or before, False, why)


def children(code: str, day: date | None = None) -> tuple[Division, ...] | None:
    """The divisions directly below one, by code: those of today or of a day's year; None where no list is held.

    Townships are held for Hebei and the example city alone: for other counties the answer is None, not empty.
    """
    parent = alias_of(code, day) or short(code)
    below = _children().get(parent)
    if below is None:
        return None
    if day:
        return tuple(e for e in below if e.listed(min(day.year, LAST_LIST)))
    return tuple(e for e in below if e.current)


def ancestors(code: str, day: date | None = None) -> tuple[Division, ...]:
    """The divisions above one, nearest first."""
    found: list[Division] = []
    entry = lookup(code, day)
    while entry and entry.parent:
        entry = lookup(entry.parent, day)
        if entry:
            found.append(entry)
    return tuple(found)


def full_name(code: str, day: date | None = None) -> str | None:
    """Names from the province down: 河北省石家庄市辛集市; None is unknown."""
    entry = lookup(code, day)
    if entry is None:
        return None
    names = [*(above.name for above in reversed(ancestors(code, day))), entry.name]
    return "".join(names)


def named(name: str, day: date | None = None) -> tuple[Division, ...]:
    """The divisions that bear exactly this name, today or on a day, by code; a name is often borne by several."""
    year = min(day.year, LAST_LIST) if day else LAST_LIST
    return tuple(
        entry for code in sorted(_table()) for entry in _table()[code] if entry.name == name and entry.listed(year)
    )
