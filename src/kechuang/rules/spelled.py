"""An expression written out for a page: its text, the named quantities in it below, bands and cases as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kechuang.kernel.units import unit
from kechuang.rules import words
from kechuang.rules.tree import Node

_POINTS = unit("分")


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table: what it gives, the two heads, the rows."""

    caption: str
    heads: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Spelled:
    """An expression in words; `names` are the quantities it mentions by name, to be spelled elsewhere."""

    text: str = ""
    names: list[tuple[str, Node]] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


def spelled(root: Node, policies: Mapping[str, str], known: Mapping[Node, str] | None = None) -> Spelled:
    """The expression written out. `policies` are names by code; `known` are parts that have a name elsewhere."""
    pen = _Pen(policies, known or {}, root)
    pen.out.text = pen.write(root)
    return pen.out


def band_rows(n: Node) -> tuple[tuple[str, str], ...]:
    """Rows of a table of bands, best first: the band and its points."""
    of, edges, below = n.args
    rows = []
    upper = ""
    for edge, points in reversed(edges):
        low = words.amount(edge, of.unit)
        rows.append((f"≥{low}{f'，<{upper}' if upper else ''}", words.amount(points, _POINTS)))
        upper = low
    return (*rows, (f"<{upper}", words.amount(below, _POINTS)))


class _Pen:
    """Writes one expression: what becomes a table or a name is replaced by words before the rest is spelled."""

    def __init__(self, policies: Mapping[str, str], known: Mapping[Node, str], root: Node) -> None:
        self.policies, self.known, self.root = policies, known, root
        self.out = Spelled()
        self._captions: dict[Node, str] = {}
        self._gridded: dict[Node, str] = {}

    def write(self, n: Node) -> str:
        return words.text(self._plain(n))

    def _plain(self, n: Node) -> Node:
        """The same expression with tables and names put in place of what they stand for."""
        if n is not self.root and n in self.known:
            return _say(self.known[n], n)
        if n.op == "called":
            if (n.args[1], n.args[0]) not in self.out.names:
                self.out.names.append((n.args[1], n.args[0]))
            return n
        if n.op == "lit" and n.args[0] is None:
            return _say("由人认定" if n.kind == "truth" else "文件未规定", n)
        if n.op == "result":
            return _say(f"符合“{self.policies.get(n.args[0], n.args[0])}”", n)
        if n.op == "param":
            return _say(_figure(n), n)
        if n.op == "bands":
            return self._table(n, self.write(n.args[0]), "得分", band_rows(n))
        if n.op == "range":
            return self._score(n)
        if n.op == "if":
            return self._cases(n)
        if n.op == "add" and (steps := _progressive(n)):
            of, rows = steps
            return self._table(n, self.write(of), "该段比例", rows, "累进计算")
        if n.op in words.SIGNS and len(_chain(n.args[1])) > 2:
            self._captions[n.args[1]] = f"{self.write(n.args[0])}的界限"
        if n.op == "and":
            return Node("and", tuple(self._all(n.args)), n.kind, n.unit)
        args = tuple(self._plain(a) if isinstance(a, Node) else a for a in n.args)
        return Node(n.op, args, n.kind, n.unit)

    def _all(self, conditions: tuple[Node, ...]) -> Iterator[Node]:
        """Conditions joined by and; “at most” and “at least” the same figure is said as one: equal to it."""
        both = {(c.op, *c.args) for c in conditions if c.op in ("le", "ge")}
        for c in conditions:
            if c.op == "le" and ("ge", *c.args) in both:
                yield _say(f"{self.write(c.args[0])}＝{self.write(c.args[1])}", c)
            elif not (c.op == "ge" and ("le", *c.args) in both):
                yield self._plain(c)

    def _cases(self, n: Node) -> Node:
        if n.kind == "truth" and _is(n.args[1], True) and _is(n.args[2], None):
            return _say(f"原则上{self.write(n.args[0])}", n)
        if ways := _best_known(n):
            said = "、".join(self.write(way) for way in ways)
            return _say(f"取高者（{said}）", n)
        branches = _chain(n)
        if len(branches) < 3:
            return Node("if", tuple(self._plain(a) for a in n.args), n.kind, n.unit)
        head, cases = self._conditions([c for c, _ in branches])
        rows = tuple((case, self.write(value)) for case, (_, value) in zip(cases, branches, strict=True))
        return self._table(n, head, "取值", rows, self._captions.get(n, "分情形取值"))

    def _conditions(self, conditions: list[Node | None]) -> tuple[str, list[str]]:
        """The head and the rows of cases: the options alone where one choice decides."""
        asked = {c.args[0] if c.op == "among" else None for c in conditions if c is not None}
        (one,) = asked if len(asked) == 1 else (None,)
        if one is None:
            return "情形", [self.write(c) if c is not None else "其他情形" for c in conditions]
        return self.write(one), ["、".join(c.args[1]) if c is not None else "其他" for c in conditions]

    def _score(self, n: Node) -> Node:
        given, least, most = n.args
        name = self.write(given) if given.op != "lit" else "得分"
        low, high = _chain(least), _chain(most)
        if len(low) == 1:
            return _say(f"{name}（{self._span(least, most)}）", n)
        if [c for c, _ in low] != [c for c, _ in high]:
            return _say(f"{name}（{self.write(least)}至{self.write(most)}）", n)
        head, cases = self._conditions([c for c, _ in low])
        spans = [self._span(a, b) for (_, a), (_, b) in zip(low, high, strict=True)]
        return self._table(n, head, "评分范围", tuple(zip(cases, spans, strict=True)), name)

    def _span(self, least: Node, most: Node) -> str:
        low, high = self.write(least), self.write(most)
        return low if low == high else f"{low.removesuffix('分')}～{high}"

    def _table(self, n: Node, first: str, second: str, rows: tuple[tuple[str, str], ...], what: str = "") -> Node:
        if n not in self._gridded:
            table = f"表{len(self.out.grids) + 1}"
            limit = n in self._captions
            self._gridded[n] = f"{table}所列的值" if limit else f"{what or f'{first}分档得分'}（{table}）"
            self.out.grids.append(Grid(what or f"{first}分档得分", (first, second), rows))
        return _say(self._gridded[n], n)


def _say(label: str, n: Node) -> Node:
    return Node("called", (n, label), n.kind, n.unit)


def _is(n: Node, value: bool | None) -> bool:
    return n.op == "lit" and n.args[0] is value


def _chain(n: Node) -> list[tuple[Node | None, Node]]:
    """Cases of nested ifs with their values, in order; the last case is `None`, the rest."""
    found: list[tuple[Node | None, Node]] = []
    while n.op == "if":
        found.append((n.args[0], n.args[1]))
        n = n.args[2]
    return [*found, (None, n)]


def _best_known(n: Node) -> list[Node]:
    """The ways of `tables.best_known`, of which the best counts as soon as it is known."""
    _, least, rest = n.args
    if rest.op != "range" or not _is(rest.args[0], None) or least.op != "max" or rest.args[1] is not least:
        return []
    return [way.args[1] for way in least.args]


def _figure(n: Node) -> str:
    """A figure of the law: with its value where it has only had one."""
    held = n.args[0]
    values = {v.value for v in held.values}
    if len(values) > 1:
        return str(held.label)
    (value,) = values
    return f"{held.label}（{'尚无官方数值' if value is None else words.amount(value, held.unit)}）"


def _progressive(n: Node) -> tuple[Node, tuple[tuple[str, str], ...]] | None:
    """An amount to which every band adds its own share: what is measured, and the bands with their shares."""
    terms: list[Node] = []
    while n.op == "add":
        terms.insert(0, n.args[1])
        n = n.args[0]
    if n.op != "lit" or n.args[0] != 0 or len(terms) < 2:
        return None
    of: Node | None = None
    rows = []
    for term in terms:
        step = _step(term)
        if step is None or (of is not None and step[0] is not of):
            return None
        of, low, high, share = step
        until = f"至{words.amount(high, of.unit)}" if high is not None else "以上"
        rows.append((f"{words.amount(low, of.unit)}{until}的部分", share))
    return (of, tuple(rows)) if of is not None else None


def _step(term: Node) -> tuple[Node, Fraction, Fraction | None, str] | None:
    if term.op != "mul" or term.args[0].op != "max":
        return None
    inner, nothing = term.args[0].args[0], term.args[0].args[-1]
    if inner.op != "sub" or inner.args[1].op != "lit" or not (nothing.op == "lit" and nothing.args[0] == 0):
        return None
    capped, low = inner.args[0], inner.args[1].args[0]
    share = words.text(term.args[1])
    if capped.op == "min" and capped.args[1].op == "lit":
        return capped.args[0], low, capped.args[1].args[0], share
    return capped, low, None, share
