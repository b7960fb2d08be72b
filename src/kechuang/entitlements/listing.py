"""What follows from a list being complete: which policies ask what it holds, and whose verdicts it settles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from kechuang.kernel.later import pl
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions.signed import figures_at
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.completeness import supposing
from kechuang.registry.facts.home import KEY
from kechuang.registry.facts.homes import home_of
from kechuang.registry.facts.open_lists import list_behind
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import KINDS, SubjectKind
from kechuang.registry.facts.table import facts_of, subject_keys
from kechuang.rules.facts import Fact
from kechuang.rules.law import Law, NotInForce, Verdict
from kechuang.rules.policy import Policy
from kechuang.rules.python_reader import compiled

MOST = 20_000
"""Subjects of a kind that are read while somebody waits; of more, the next nightly run tells."""

Turns = Counter[tuple[Verdict, Verdict]]
"""How many subjects went from which verdict to which."""


@dataclass(slots=True)
class Settled:
    """One policy that asks: for what, of how many subjects, and how many verdicts turn."""

    policy: Policy
    asks: tuple[Fact, ...]
    asked: int = 0
    turns: Turns = field(default_factory=Counter)

    @property
    def counts(self) -> list[tuple[Verdict, Verdict, int]]:
        """The turns that happen, the most first."""
        return [(was, now, n) for (was, now), n in self.turns.most_common()]


@dataclass(slots=True)
class Settling:
    """All policies that ask; `cut` where there are too many subjects to read them all."""

    policies: list[Settled] = field(default_factory=list)
    cut: bool = False

    @property
    def turned(self) -> int:
        """How many verdicts turn."""
        return sum(one.turns.total() for one in self.policies)


@cache
def asking(code: str) -> tuple[tuple[Policy, tuple[Fact, ...]], ...]:
    """The policies that ask something of the list, each with the facts it asks."""
    found = []
    for policy in catalogue():
        kind = KINDS[policy.subject][0]
        asks = tuple(f for f in catalogue().facts_of(policy.code) if list_behind(home_of(kind, f.name)) == code)
        if asks:
            found.append((policy, asks))
    return tuple(found)


def settling(code: str, *, complete: bool, today: date, place: str) -> Settling:
    """Whose verdicts turn if the list is said to be complete (or not) rather than the other way; today's records."""
    asof, told = AsOf.on(today), Settling()
    by_table: dict[tuple[SubjectKind, int], list[tuple[Law, Settled]]] = {}
    for policy, asks in asking(code):
        one = Settled(policy, asks)
        told.policies.append(one)
        try:
            law = catalogue().law(policy.code, today, dict(figures_at(place)))
        except NotInForce:
            continue
        kind = KINDS[policy.subject][0]
        by_table.setdefault((kind, When.of(asof, policy).year), []).append((law, one))
    for (kind, year), laws in by_table.items():
        keys = list(subject_keys(kind, asof))
        told.cut = told.cut or len(keys) > MOST
        facts = list({f.name: f for law, _ in laws for f in law.facts}.values())
        verdicts = []
        for supposed in (not complete, complete):
            with supposing(code, complete=supposed):
                tables = list(facts_of(kind, keys[:MOST], When(asof, year), facts))
            verdicts.append([_verdicts(law, tables) for law, _ in laws])
        for (_, one), was, now in zip(laws, *verdicts, strict=True):
            one.asked = len(was)
            one.turns.update(pair for pair in zip(was, now, strict=True) if pair[0] is not pair[1])
    told.policies.sort(key=lambda one: -one.turns.total())
    return told


def _verdicts(law: Law, tables: list[pl.DataFrame]) -> list[Verdict]:
    read = compiled([law.decision])
    return [
        read({name: value for name, value in row.items() if value is not None and name != KEY})[0]
        for table in tables
        for row in table.select(KEY, *[f.name for f in law.facts]).iter_rows(named=True)
    ]
