"""Figures written into a clause itself (≥10%, 5000万元), unlike dated parameters; a version with others in place.

A draft may write any of them otherwise. The same comparison read by two clauses is one figure: both follow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import Unit
from kechuang.rules import words
from kechuang.rules.check_trees import check_trees
from kechuang.rules.clauses import POINTS, Amount, Condition, Score, flat
from kechuang.rules.errors import BadRule
from kechuang.rules.figures import short
from kechuang.rules.policy import Version
from kechuang.rules.tree import Node, replaced, walk

Clause = Condition | Score | Amount
_OTHER_WAY = {"ge": "≤", "gt": "<", "le": "≥", "lt": ">"}
_LIMITS = {"max": "最低", "min": "最高"}


@dataclass(frozen=True, slots=True)
class Written:
    """One figure. `code` is the clause and the figure's place in it (rd.2); `what` it stands beside, in words."""

    code: str
    clause: Clause
    what: str
    value: Fraction
    unit: Unit
    node: Node
    place: Any
    """Which argument of the node; of bands ("edge", n), ("points", n) or ("below",)."""

    @property
    def said(self) -> str:
        """The figure in words."""
        return words.text(_literal(self.value, self.unit))


def written_figures(version: Version) -> list[Written]:
    """Every figure written into the clauses of a version: conditions, then scores, then amounts."""
    conditions = flat(version.conditions)
    clauses: list[tuple[Clause, Node]] = [(c, c.test) for c in conditions if not c.parts]
    clauses += [(s, s.points) for s in version.scores]
    clauses += [(a, a.value) for a in version.amounts]
    clauses += [(c, c.test) for c in conditions if c.parts]
    # conditions come first, but a limit on the total must not claim the figures of the scores it adds up
    scored = {n for s in version.scores for n in walk(s.points)}
    reader = _Reader()
    for clause, root in clauses:
        reader.clause(clause, root, frozenset() if isinstance(clause, Score) else frozenset(scored))
    return reader.found


def rewritten(version: Version, values: Mapping[str, Fraction]) -> Version:
    """The version with figures by code written otherwise, labels that quote them too. Raises BadInput.

    Shared expressions change wherever they are read; what the version does not read of `values` is passed over.
    """
    told = [(one, values[one.code]) for one in written_figures(version) if one.code in values]
    by_node: dict[Node, dict[Any, Fraction]] = {}
    for one, value in told:
        by_node.setdefault(one.node, {})[one.place] = value
    labels: dict[str, list[tuple[str, str]]] = {}
    for one, value in told:
        labels.setdefault(one.clause.code, []).append((one.said, replace(one, value=value).said))

    def change(current: Node, args: tuple[Any, ...]) -> Node | None:
        mine = by_node.get(current)
        if mine is None:
            return None
        if current.op == "bands":
            args = _bands(args, mine)
        else:
            args = tuple(_literal(mine[n], a.unit) if n in mine else a for n, a in enumerate(args))
        return Node(current.op, args, current.kind, current.unit)

    def label(clause: Clause) -> str:
        return _relabelled(clause.label, labels.get(clause.code, ()))

    def condition(one: Condition) -> Condition:
        return replace(
            one, label=label(one), test=replaced(one.test, change), parts=tuple(condition(p) for p in one.parts)
        )

    made = replace(
        version,
        conditions=[condition(c) for c in version.conditions],
        scores=[replace(s, label=label(s), points=replaced(s.points, change)) for s in version.scores],
        amounts=[replace(a, label=label(a), value=replaced(a.value, change)) for a in version.amounts],
        ranking=replaced(version.ranking, change) if version.ranking is not None else None,
    )
    _sound(made, [one for one, _ in told])
    return made


class _Reader:
    """Goes through clauses in order; an expression read a second time is the same figure and not listed again."""

    def __init__(self) -> None:
        self.found: list[Written] = []
        self._seen: set[Node] = set()
        self._clause: Any = None
        self._n = 0

    def clause(self, clause: Clause, root: Node, passed: frozenset[Node]) -> None:
        self._clause, self._n, self._passed = clause, 0, passed
        self._visit(root, "")

    def _visit(self, n: Node, beside: str) -> None:
        if n in self._seen or n in self._passed:
            return
        self._seen.add(n)
        if n.op in words.SIGNS:
            left, right = n.args
            self._argument(n, 0, f"{short(right)}{_OTHER_WAY[n.op]}")
            self._argument(n, 1, f"{short(left)}{words.SIGNS[n.op]}")
        elif n.op == "if":
            self._visit(n.args[0], "")
            self._argument(n, 1, f"{beside}若{short(n.args[0])}：", beside)
            self._argument(n, 2, f"{beside}其他情形：", beside)
        elif n.op == "range":
            self._argument(n, 1, f"{beside}最少得", "最少得，")
            self._argument(n, 2, f"{beside}最多得", "最多得，")
        elif n.op == "bands":
            self._bands(n)
        elif n.op in _LIMITS:
            for place in range(len(n.args)):
                self._argument(n, place, f"{beside}{_LIMITS[n.op]}", beside)
        elif n.op == "mul":
            shares = isinstance(self._clause, Amount)
            for place, other in ((0, n.args[1]), (1, n.args[0])):
                if shares or n.args[place].op != "lit":
                    self._argument(n, place, f"{short(other)}×", beside)
        elif n.op in ("add", "sub"):
            if all(a.op != "lit" for a in n.operands):  # a figure taken off or added on is arithmetic, no threshold
                for a in n.operands:
                    self._visit(a, beside)
        else:
            for a in n.operands:
                if a.op != "lit":
                    self._visit(a, beside)

    def _argument(self, n: Node, place: int, what: str, beside: str = "") -> None:
        a = n.args[place]
        if a.op != "lit":
            self._visit(a, beside)
        elif a.kind == "number" and a.args[0]:  # nought is no figure one would move
            self._add(n, place, what, a.args[0], a.unit)

    def _bands(self, n: Node) -> None:
        of, edges, below = n.args
        self._visit(of, "")
        for place, (edge, points) in reversed(list(enumerate(edges))):
            self._add(n, ("edge", place), f"{short(of)}≥", edge, of.unit)
            self._add(n, ("points", place), f"{short(of)}≥{words.amount(edge, of.unit)}得", points, POINTS)
        if below:
            self._add(n, ("below",), f"{short(of)}不足{words.amount(edges[0][0], of.unit)}得", below, POINTS)

    def _add(self, n: Node, place: Any, what: str, value: Fraction, base: Unit) -> None:
        self._n += 1
        code = f"{self._clause.code}.{self._n}"
        self.found.append(Written(code, self._clause, what, Fraction(value), base, n, place))


def _literal(value: Fraction, base: Unit) -> Node:
    return Node("lit", (value,), "number", base)


def _bands(args: tuple[Any, ...], mine: Mapping[Any, Fraction]) -> tuple[Any, ...]:
    of, edges, below = args
    made = tuple(
        (mine.get(("edge", n), edge), mine.get(("points", n), points)) for n, (edge, points) in enumerate(edges)
    )
    return of, made, mine.get(("below",), below)


def _relabelled(label: str, told: Any) -> str:
    """A label that quotes a figure once quotes the new one."""
    for old, new in told:
        if label.count(old) == 1:
            label = label.replace(old, new)
    return label


def _sound(version: Version, changed: list[Written]) -> None:
    """The draft must be sound as any version must: bands that rise, grades without holes, branches one can reach."""
    for one in changed:
        if one.node.op == "bands" and any(not _rises(n) for n in walk(*version.roots) if n.op == "bands"):
            raise _refused(one, Sentence("各档的界限要依次升高。", "The edges of the bands must rise."))
    try:
        if changed:
            check_trees(version, version.policy)
    except BadRule as error:
        raise _refused(changed[0], error.sentence) from error


def _rises(bands: Node) -> bool:
    edges = [edge for edge, _ in bands.args[1]]
    return all(a < b for a, b in pairwise(edges))


def _refused(one: Written, why: Sentence) -> BadInput:
    return BadInput(
        "draft.unsound",
        Sentence(f"“{one.clause.label}”：{why.zh}", f"“{one.clause.code}”: {why.en}"),
        Sentence("请一并改动相邻的数值。", "Change the figures next to it as well."),
        field=one.code,
    )
