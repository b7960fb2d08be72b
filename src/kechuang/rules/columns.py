"""What a policy says about every row of a table: the named expressions, and how their columns are read back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kechuang.rules.bounds import high, low
from kechuang.rules.branches import by_branch
from kechuang.rules.facts import Fact
from kechuang.rules.folded import folded
from kechuang.rules.law import Law
from kechuang.rules.policy import flat
from kechuang.rules.tree import Node, any_of, fact, facts_of, known, node, walk, when

_BITS = 60
"""Bits of one column that tells what is missing: fewer than a 64-bit whole number has."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something whose lack leaves a verdict open: facts, judgements or figures of the law that go together."""

    kind: str
    """missing, to_judge or unknown_figures."""

    labels: tuple[str, ...]
    when: Node


class Columns:
    """The expressions of a law for one table: conditions, points, totals, amounts, ranking, and what is missing."""

    def __init__(self, law: Law, absent: Iterable[str] = ()) -> None:
        """`absent` names the facts that the table has no column for."""
        self.law = law
        self.absent = frozenset(absent)
        self.plain: dict[str, Node] = {"eligible": law.decision}
        for i, c in enumerate(law.version.conditions):
            self.plain[f"c{i}"] = law.test(c)
        for i, s in enumerate(law.version.scores):
            points = law.on_day(s.points)
            self.plain[f"p{i}_least"], self.plain[f"p{i}_most"] = low(points), high(points)
        if law.total:
            self.plain["t_least"], self.plain["t_most"] = law.total
        for i, a in enumerate(law.version.amounts):
            self.plain[f"a{i}"] = law.on_day(a.value)
        if law.version.ranking is not None:
            self.plain["ranked_by"] = low(law.on_day(law.version.ranking))
        self._folded: dict[frozenset[str], dict[str, Node]] = {}

    def named(self, full: Collection[str] = ()) -> Mapping[str, Node]:
        """Every expression by column name, with the columns in `full` taken as holding no unknowns."""
        key = frozenset(full)
        if key not in self._folded:
            roots = self.plain | self._lacking(key)
            self._folded[key] = {name: by_branch(folded(root, self.absent, key)) for name, root in roots.items()}
        return self._folded[key]

    @cached_property
    def facts(self) -> list[Fact]:
        """The facts of the law that the table has a column for."""
        return [f for f in self.law.facts if f.name not in self.absent]

    @cached_property
    def lacks(self) -> list[Lack]:
        """What can be missing, in the order of the conditions; things always missing together are one."""
        law = self.law
        readers: dict[tuple[str, str, str], list[Node]] = {}
        by_name = {f.name: f for f in law.facts}
        for c in flat(law.version.conditions):
            unknown = ~known(law.test(c))
            for f in facts_of(law.on_day(c.test)):
                if f.name != "on":
                    kind = "to_judge" if f.judged else "missing"
                    readers.setdefault((kind, f.name, f.label), []).append(unknown)
            for n in walk(c.test):
                if n.op == "param" and law.on_day(n).args[0] is None:
                    readers.setdefault(("unknown_figures", "", n.args[0].label), []).append(unknown)
        grouped: dict[tuple[str, Node], list[str]] = {}
        for (kind, name, label), opened in readers.items():
            lacking = any_of(*opened)
            if name and name not in self.absent:
                lacking = ~known(fact(by_name[name])) & lacking
            grouped.setdefault((kind, lacking), []).append(label)
        return [Lack(kind, tuple(labels), lacking) for (kind, lacking), labels in grouped.items()]

    def _lacking(self, full: frozenset[str]) -> dict[str, Node]:
        """Columns whose bits tell what is missing; always the same columns, whatever is full."""
        found: dict[str, Node] = {}
        for start in range(0, len(self.lacks), _BITS):
            bits: Node = node(0)
            for bit, lack in enumerate(self.lacks[start : start + _BITS]):
                term = folded(when(lack.when, node(1 << bit), node(0)), self.absent, full)
                bits = term if bits is node(0) else bits if term is node(0) else bits + term
            found[f"lack{start // _BITS}"] = bits
        return found

    def labels(self, kind: str, index: int, bits: int) -> tuple[str, ...]:
        """What a value of the column lack`index` says is missing of one kind."""
        part = self.lacks[index * _BITS : (index + 1) * _BITS]
        return tuple(label for bit, x in enumerate(part) if x.kind == kind and bits >> bit & 1 for label in x.labels)
