"""Counts that are not known because their list is not said to be complete: what is not on it is then not nought."""

from __future__ import annotations

from collections.abc import Iterable

from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.completeness import LISTS, List, is_complete
from kechuang.registry.facts.counting import Counted
from kechuang.registry.facts.home import Home
from kechuang.registry.facts.homes import home_of
from kechuang.registry.facts.linking import Linked
from kechuang.registry.facts.subjects import SubjectKind


def open_lists(kind: SubjectKind, answers: Iterable[Answer], asof: AsOf) -> dict[str, List]:
    """By fact: the list that would have to be complete for its nought to be one. Only of facts nothing answers."""
    homes = {a.fact.name: home_of(kind, a.fact.name) for a in answers if a.raw is None}
    counted = {name: code for name, home in homes.items() if (code := list_behind(home))}
    whole = {code: is_complete(code, asof) for code in set(counted.values())}
    return {name: LISTS[code] for name, code in counted.items() if not whole[code]}


def list_behind(home: Home | None) -> str:
    """The list that must be complete for what the home does not find to be nought; empty where none is asked."""
    while isinstance(home, Linked):
        home = home.other
    return home.complete if isinstance(home, Counted) else ""
