"""Whose verdict the passing of a day turns: 成立满365天, a term that ends, a year counted from a certificate.

A law asks the day only in comparisons with days on record. Each such comparison is tried on the days that are on record
at all; whoever has one of those for which it came out otherwise from one day to another has to be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kechuang.registry.asof import AsOf
from kechuang.registry.facts.days_on_record import days_on_record, subjects_with
from kechuang.registry.facts.subjects import SubjectKind
from kechuang.rules.bounds import settled
from kechuang.rules.facts import Fact
from kechuang.rules.law import Law
from kechuang.rules.python_reader import compiled
from kechuang.rules.tree import ON, Node, facts_of, walk

_COMPOSED = {"and", "or", "not", "if", "called"}
"""Truths that follow from those they are made of."""


def turned_by_day(kind: SubjectKind, laws: Iterable[Law], days: Sequence[date], asof: AsOf) -> set[str] | None:
    """The subjects for whom a comparison with the day differs among the days; None where it may for anybody."""
    found: set[str] = set()
    if len(set(days)) < 2:
        return found
    for fact, comparisons in _by_fact(laws).items():
        if fact is None:
            if any(len({compiled([one])({"on": day})[0] for day in days}) > 1 for one in comparisons):
                return None
            continue
        if fact.kind != "date":
            return None
        tried = compiled(comparisons)
        turned = {
            on_record
            for on_record in days_on_record(kind, fact, asof)
            if len({tried({"on": day, fact.name: on_record}) for day in days}) > 1
        }
        found |= subjects_with(kind, fact, turned, asof)
    return found


def _by_fact(laws: Iterable[Law]) -> dict[Fact | None, list[Node]]:
    """The comparisons with the day, by the one fact each asks beside it (None: none)."""
    found: dict[Fact | None, dict[Node, None]] = {}
    for law in laws:
        roots = [settled(law.on_day(root, keep_day=True)) for root in law.version.roots if root.kind == "truth"]
        asking: set[Node] = set()
        for one in walk(*roots):
            if one is not ON and not any(part in asking for part in one.operands):
                continue
            asking.add(one)
            if one.kind == "truth" and one.op not in _COMPOSED:
                facts = {f for f in facts_of(one) if f.name != "on"}
                if len(facts) > 1:
                    raise TypeError(f"{law.policy.code}: {one!r} compares the day with more than one fact")
                found.setdefault(next(iter(facts), None), {})[one] = None
    return {fact: list(comparisons) for fact, comparisons in found.items()}
