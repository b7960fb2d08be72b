"""A law read favourably: what nobody has judged is taken as met, an open expert score at its highest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from weakref import WeakKeyDictionary

from kechuang.rules.facts import Fact
from kechuang.rules.law import Law
from kechuang.rules.policy import Condition
from kechuang.rules.python_reader import Row, compiled
from kechuang.rules.tree import ON, Node, facts_of, known, node, replaced, walk, when

LONGEST_WAIT = 3660
"""Days looked ahead for conditions that time alone will meet."""

_READ: WeakKeyDictionary[Law, Hope] = WeakKeyDictionary()


class Hope:
    """The favourable reading of one law, made once and used for every subject."""

    def __init__(self, law: Law) -> None:
        self.day = law.day
        self.conditions = law.version.conditions
        self.tests = {c.code: favourable(law.on_day(c.test)) for c in self.conditions}
        self.invariants = [law.on_day(i) for i in law.version.invariants]
        self.reads = {c.code: facts_of(self.tests[c.code]) for c in self.conditions}
        self.nodes = list(walk(*self.tests.values(), *self.invariants))
        self.dated = {c.code for c in self.conditions if any(n is ON for n in walk(c.test))}
        self._places = {c.code: i for i, c in enumerate(self.conditions)}
        self._values = compiled([*self.tests.values(), *self.invariants])
        kept = [c for c in self.conditions if c.code in self.dated]
        self._later_places = {c.code: i for i, c in enumerate(kept)}
        self._later = compiled([favourable(law.on_day(c.test, keep_day=True)) for c in kept])

    @classmethod
    def of(cls, law: Law) -> Hope:
        """The reading of a law, made when first asked for."""
        if law not in _READ:
            _READ[law] = cls(law)
        return _READ[law]

    def verdicts(self, row: Row) -> dict[str, Any]:
        """Each condition's verdict by code."""
        values = self._values(row)
        return {code: values[i] for code, i in self._places.items()}

    def holds(self, row: Row, codes: list[str], sane: list[int]) -> bool:
        """Whether the conditions hold and the invariants numbered in `sane` too."""
        values, count = self._values(row), len(self._places)
        return all(values[self._places[c]] is True for c in codes) and all(values[count + i] is True for i in sane)

    def sane(self, row: Row) -> list[int]:
        """The invariants that hold now: what was sane must stay so."""
        return [i for i, v in enumerate(self._values(row)[len(self._places) :]) if v is True]

    def first_day(self, row: Row, codes: list[str], start: date) -> date | None:
        """The first day from `start` on which all these dated conditions hold, other things equal, or None."""
        places = [self._later_places[c] for c in codes if c in self.dated]
        if not places:
            return start
        asked = dict(row)
        for days in range(LONGEST_WAIT):
            asked["on"] = day = start + timedelta(days=days)
            values = self._later(asked)
            if all(values[i] is True for i in places):
                return day
        return None

    def missing(self, condition: Condition, row: Row) -> list[Fact]:
        """Facts nobody has told that the condition reads."""
        return [f for f in self.reads[condition.code] if row.get(f.name) is None and not f.judged and f.name != "on"]


def favourable(root: Node) -> Node:
    """The expression with judgements not yet made as yes and expert scores not (or no longer) valid at their most."""

    def best(current: Node, args: tuple[Any, ...]) -> Node | None:
        if current.op == "fact" and current.kind == "truth" and current.args[0].judged:
            return when(known(current), current, node(True))
        if current.op == "range":
            given, least, most = args
            if given.op == "lit" and given.args[0] is None:
                top: Node = most
                return top
            return when(known(given) & (given >= least) & (given <= most), given, most)
        return None

    return replaced(root, best)


def judged_facts(law: Law, row: Row) -> list[Fact]:
    """Judgements and expert scores that nobody has given."""
    return [f for f in law.facts if f.judged and row.get(f.name) is None]
