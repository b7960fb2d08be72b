"""Counts that are not known because their list is not said to be complete: what is not on it is then not nought."""

from __future__ import annotations

from collections.abc import Iterable

from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.completeness import LISTS, List, is_complete
from kechuang.registry.facts.counting import Counted
from kechuang.registry.facts.homes import home_of
from kechuang.registry.facts.subjects import SubjectKind


def open_lists(kind: SubjectKind, answers: Iterable[Answer], asof: AsOf) -> dict[str, List]:
    """By fact: the list that would have to be complete for its nought to be one. Only of facts nothing answers."""
    homes = {a.fact.name: home_of(kind, a.fact.name) for a in answers if a.raw is None}
    counted = {name: home.complete for name, home in homes.items() if isinstance(home, Counted)}
    whole = {code: is_complete(code, asof) for code in set(counted.values())}
    return {name: LISTS[code] for name, code in counted.items() if not whole[code]}
