"""Whether two division codes stand for one place, through renaming, recoding, aliases, mergers and splits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kechuang.kernel.divisions import LAST_LIST, Division, entries, every_code, lookup
from kechuang.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Sameness:
    """Whether two codes stand for one place: True, False, or None where it cannot be said, with the reason."""

    answer: bool | None
    why: Sentence


def same_place(one: str, other: str) -> Sameness:
    """Whether two codes stand for one place through renaming, recoding and aliases.

    A place is followed while it goes over whole into one successor that nothing else goes into. What was merged or
    split is another place. Two codes of one year's list are two places.
    """
    first, second = lookup(one), lookup(other)
    if first is None or second is None:
        missing = one if first is None else other
        return Sameness(None, Sentence(f"所载各表中没有{missing}。", f"No table held has {missing}."))
    ends = _place(first), _place(second)
    if ends[0] is ends[1]:
        return Sameness(True, Sentence("同一区划的不同代码或名称。", "One place under different codes or names."))
    if _overlap(first, second):
        return Sameness(False, Sentence("两个代码曾同时在用。", "Both codes were in use at one time."))
    for old, new in ((first, second), (second, first)):
        if new.code in _all_successors(old):
            why = Sentence(
                f"{old.name}（{old.code}）撤并后只有部分或与他处合并归入{new.name}（{new.code}）。",
                f"{old.name} ({old.code}) was split, or merged with others, into {new.name} ({new.code}).",
            )
            return Sameness(False, why)
    if ends[0].current and ends[1].current:
        return Sameness(False, Sentence("两个不同的区划。", "Two different divisions."))
    return Sameness(None, Sentence("所载各表不能说明二者的关系。", "The tables held do not tell how they are related."))


def _overlap(one: Division, other: Division) -> bool:
    if one.since is None or other.since is None:
        return one.since is other.since and one.invented is other.invented  # two of one list
    end = LAST_LIST + 1
    return max(one.since, other.since) < min(one.until or end, other.until or end)


def _all_successors(entry: Division) -> set[str]:
    found: set[str] = set()
    open_codes = [code for code in entry.successors if code != entry.code]
    while open_codes:
        code = open_codes.pop()
        if code not in found:
            found.add(code)
            open_codes += [s for e in entries(code) for s in e.successors]
    return found


def _place(entry: Division) -> Division:
    """The last entry that the place of `entry` goes over into."""
    while (following := _continued(entry)) is not None:
        entry = following
    return entry


def _continued(entry: Division) -> Division | None:
    """The entry that this one goes over into whole and alone, if there is one."""
    if entry.until is None:
        return None
    target = entry.successors or (entry.code,)  # prefectures that are renamed name no successor
    if len(target) > 1:
        target = (entry.code,) if entry.code in target else ()
    for code in target:
        for after in entries(code):
            if after.since == entry.until and (code == entry.code or _only_source(entry, code)):
                return after
    return None


@cache
def _sources() -> dict[tuple[str, int], set[str]]:
    """Which codes went over, wholly or partly, into a code in a year."""
    found: dict[tuple[str, int], set[str]] = {}
    for one in every_code():
        for entry in entries(one):
            if entry.until is not None:
                for code in entry.successors:
                    found.setdefault((code, entry.until), set()).add(entry.code)
            for code, year in entry.transfers:
                found.setdefault((code, year), set()).add(entry.code)
    return found


def _only_source(entry: Division, code: str) -> bool:
    return entry.until is not None and _sources()[code, entry.until] == {entry.code}
