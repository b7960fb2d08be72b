"""The expression tree of a rule. Nodes are hash-consed: the same expression written twice is one node.

Semantics, the same for every reader:

- Three values. A missing fact, an unknown parameter, a judgement not yet made are None; arithmetic and comparisons with
  None give None; and/or/not are Kleene's, so a known failure beats unknown and unknown beats yes.
- Numbers are exact rationals until they are divided by another fact. The quotient of two exact numbers is compared
  with a figure exactly; longer real expressions are compared with the slack given in `lowering`.
- A denominator of zero or less gives what the rule says in `if_zero`, and None where it says nothing.
- `range` is a score that an expert gives between two bounds: until given, comparisons are decided only where both
  bounds agree (see `bounds`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from threading import Lock
from typing import Any, ClassVar, Literal
from weakref import WeakValueDictionary

from kechuang.kernel.units import RATIO, Unit, quantity
from kechuang.rules.errors import bad_rule
from kechuang.rules.facts import Fact
from kechuang.rules.parameters import Parameter

Kind = Literal["number", "truth", "date", "choice"]
_ONE_AT_A_TIME = Lock()


class Node:
    """One operation with its operands. Build nodes with the functions below or with operators, never directly."""

    __slots__ = ("__weakref__", "args", "kind", "op", "unit")

    op: str
    args: tuple[Any, ...]
    kind: Kind
    unit: Unit

    _pool: ClassVar[WeakValueDictionary[tuple[Any, ...], Node]] = WeakValueDictionary()

    def __new__(cls, op: str, args: tuple[Any, ...], kind: Kind, unit: Unit = RATIO) -> Node:
        key = (op, kind, unit, *(("node", id(a)) if isinstance(a, Node) else (type(a), a) for a in args))
        node = cls._pool.get(key)
        if node is None:
            with _ONE_AT_A_TIME:  # two threads that build the same node must get the same one
                node = cls._pool.get(key)
                if node is None:
                    node = super().__new__(cls)
                    node.op, node.args, node.kind, node.unit = op, args, kind, unit
                    cls._pool[key] = node
        return node

    @property
    def operands(self) -> list[Node]:
        """The nodes among the arguments."""
        return [a for a in self.args if isinstance(a, Node)]

    def __add__(self, other: Operand) -> Node:
        return _linear("add", self, other)

    def __radd__(self, other: Operand) -> Node:
        return _linear("add", node(other, self.unit), self)

    def __sub__(self, other: Operand) -> Node:
        return _linear("sub", self, other)

    def __rsub__(self, other: Operand) -> Node:
        return _linear("sub", node(other, self.unit), self)

    def __mul__(self, other: Operand) -> Node:
        right = node(other)
        _need("number", self, right)
        return Node("mul", (self, right), "number", self.unit * right.unit)

    __rmul__ = __mul__

    def __truediv__(self, other: Operand) -> Node:
        right = node(other)
        if right.op == "lit":
            return self * node(1 / Fraction(right.args[0]))
        return divided(self, right)

    def __ge__(self, other: Operand) -> Node:
        return _compared("ge", self, other)

    def __gt__(self, other: Operand) -> Node:
        return _compared("gt", self, other)

    def __le__(self, other: Operand) -> Node:
        return _compared("le", self, other)

    def __lt__(self, other: Operand) -> Node:
        return _compared("lt", self, other)

    def __and__(self, other: Node) -> Node:
        return all_of(self, other)

    def __or__(self, other: Node) -> Node:
        return any_of(self, other)

    def __invert__(self) -> Node:
        _need("truth", self)
        return self.args[0] if self.op == "not" else Node("not", (self,), "truth")

    def is_(self, *options: str) -> Node:
        """Truth: this choice is one of the options. Raises BadRule for an option the fact does not have."""
        if self.kind != "choice":
            raise bad_rule("rule.not_a_choice", f"{self}不是选项型事实。", f"{self} is not a choice.")
        known = self.args[0].options if self.op == "fact" else options
        if wrong := [o for o in options if o not in known]:
            raise bad_rule("rule.no_such_option", f"{self}没有选项{wrong}。", f"{self} has no option {wrong}.")
        return Node("among", (self, tuple(sorted(options))), "truth")

    def __repr__(self) -> str:
        if self.op in ("fact", "param"):
            return str(self.args[0].name)
        if self.op == "lit":
            return str(self.args[0])
        return f"{self.op}({', '.join(map(repr, self.args))})"


Operand = Node | int | Fraction | str | date


def node(value: Operand | None, like: Unit = RATIO, kind: Kind = "number") -> Node:
    """A node from a node, a number, a written quantity ("5000万元"), a date or None (unknown)."""
    if isinstance(value, Node):
        return value
    if value is None:
        return Node("lit", (None,), kind, like)
    if isinstance(value, bool):
        return Node("lit", (value,), "truth")
    if isinstance(value, date):
        return Node("lit", (value,), "date")
    if isinstance(value, str):
        exact, base = quantity(value)
        return Node("lit", (exact,), "number", base)
    return Node("lit", (Fraction(value),), "number")


def fact(of: Fact) -> Node:
    """The value of a fact."""
    return Node("fact", (of,), of.kind, of.unit)


ON = fact(Fact("on", "date", "基准日", fixed=True))
"""The reference date of the decision (application, tax year, act …): the day the rule is asked for."""


def param(of: Parameter) -> Node:
    """The value of a dated parameter; `at` turns it into a literal."""
    return Node("param", (of,), "number", of.unit)


def divided(above: Node, below: Node, if_zero: Operand | None = None) -> Node:
    """A quotient; `if_zero` is what a denominator of zero or less gives (nothing: unknown)."""
    _need("number", above, below)
    base = above.unit / below.unit
    return Node("div", (above, below, node(if_zero, base)), "number", base)


def all_of(*conditions: Node) -> Node:
    """Kleene's and, flattened."""
    return _logic("and", conditions)


def any_of(*conditions: Node) -> Node:
    """Kleene's or, flattened."""
    return _logic("or", conditions)


def best_of(*values: Operand) -> Node:
    """The largest; unknown if any is."""
    return _extreme("max", values)


def least_of(*values: Operand) -> Node:
    """The smallest; unknown if any is."""
    return _extreme("min", values)


def when(condition: Node, then: Operand | None, otherwise: Operand | None) -> Node:
    """`then` where the condition holds, `otherwise` where it fails, unknown where it is."""
    _need("truth", condition)
    given = next((v for v in (then, otherwise) if v is not None), None)
    model = node(given) if given is not None else node(None)
    left, right = node(then, model.unit, model.kind), node(otherwise, model.unit, model.kind)
    if (left.kind, left.unit) != (right.kind, right.unit):
        raise bad_rule(
            "rule.units", f"两个分支{left!r}与{right!r}单位不同。", f"branches {left!r} and {right!r} differ in unit."
        )
    return Node("if", (condition, left, right), left.kind, left.unit)


def known(of: Node) -> Node:
    """Truth, never unknown: the value is known."""
    return Node("known", (of,), "truth")


def soft(condition: Node) -> Node:
    """A condition the text words as 原则上: its failure is for a person to judge, not a no."""
    return when(condition, node(True), node(None, kind="truth"))


def is_soft(condition: Node) -> bool:
    """Whether a condition is worded as 原则上: it can hold or be left to a person, never fail."""
    return condition.op == "if" and condition.args[1:] == (node(True), node(None, kind="truth"))


def scored(given: Node, low: Operand, high: Operand) -> Node:
    """A score an expert gives between `low` and `high`; one outside the bounds counts as not given."""
    return Node("range", (given, node(low, given.unit), node(high, given.unit)), "number", given.unit)


def days_between(first: Node, last: Node) -> Node:
    """Whole days from `first` to `last` (the first day not counted)."""
    _need("date", first, last)
    return Node("days", (first, last), "number", Unit((("天", 1),)))


def months_after(day: Node, months: int) -> Node:
    """The same day of the month `months` later, or the month's last day where it has no such day."""
    _need("date", day)
    return Node("months", (day, months), "date")


def year_of(day: Node) -> Node:
    """The calendar year a day lies in, in 年 (当年有效, the tax year of a certificate)."""
    _need("date", day)
    return Node("year", (day,), "number", Unit((("年", 1),)))


def result_of(policy: str) -> Node:
    """The verdict of another policy on the same facts and day, by its code; resolved when the policies are loaded."""
    return Node("result", (policy,), "truth")


def walk(*roots: Node) -> Iterator[Node]:
    """Every node under the roots once, operands before operations."""
    seen: set[Node] = set()
    stack = [(root, False) for root in reversed(roots)]
    while stack:
        current, done = stack.pop()
        if done:
            yield current
        elif current not in seen:
            seen.add(current)
            stack.append((current, True))
            stack.extend((operand, False) for operand in reversed(current.operands) if operand not in seen)


def facts_of(*roots: Node) -> list[Fact]:
    """The facts under the roots, in the order they are first read."""
    return list(_facts_of(roots))


@lru_cache(maxsize=4096)
def _facts_of(roots: tuple[Node, ...]) -> tuple[Fact, ...]:
    """Trees do not change: pages ask the same conditions again for everybody who looks."""
    return tuple(n.args[0] for n in walk(*roots) if n.op == "fact")


def replaced(root: Node, change: Any) -> Node:
    """The tree with `change(node, operands)` applied bottom-up; `change` returns a node, or None to keep the shape."""
    made: dict[Node, Node] = {}
    for current in walk(root):
        args = tuple(made[a] if isinstance(a, Node) else a for a in current.args)
        new = change(current, args)
        made[current] = new if new is not None else Node(current.op, args, current.kind, current.unit)
    return made[root]


def called(label: str, of: Node) -> Node:
    """The same value under the name people know it by (近三年研发费用占比); the name shows in explanations."""
    return Node("called", (of, label), of.kind, of.unit)


def at(root: Node, day: date, local: Mapping[str, Parameter], *, keep_day: bool = False) -> Node:
    """The rule on a day: parameters become literals, unknown ones None; the reference date becomes the day.

    `local` are a jurisdiction's own figures by parameter name, laid over the policy's.
    """

    def literal(current: Node, _args: tuple[Any, ...]) -> Node | None:
        if current.op == "param":
            held = local.get(current.args[0].name, current.args[0]).on(day)
            return Node("lit", (held.value if held else None,), "number", current.unit)
        if current is ON and not keep_day:
            return node(day)
        return None

    return replaced(root, literal)


def _need(kind: Kind, *nodes: Node) -> None:
    for n in nodes:
        if n.kind != kind:
            raise bad_rule(
                "rule.kind", f"{n!r}应为{kind}，而是{n.kind}。", f"{n!r} should be a {kind}, not a {n.kind}."
            )


def _linear(op: str, left: Node, other: Operand) -> Node:
    right = node(other, left.unit)
    _need("number", left, right)
    if left.unit != right.unit:
        raise bad_rule(
            "rule.units",
            f"单位不同，不能相加减：{left!r}（{left.unit}）与{right!r}（{right.unit}）。",
            f"units differ, cannot add or subtract: {left!r} ({left.unit}) and {right!r} ({right.unit}).",
        )
    return Node(op, (left, right), "number", left.unit)


def _compared(op: str, left: Node, other: Operand) -> Node:
    right = node(other, left.unit)
    if left.kind != right.kind or left.kind not in ("number", "date") or left.unit != right.unit:
        raise bad_rule(
            "rule.units",
            f"不能比较：{left!r}（{left.unit or left.kind}）与{right!r}（{right.unit or right.kind}）。",
            f"cannot compare {left!r} ({left.unit or left.kind}) with {right!r} ({right.unit or right.kind}).",
        )
    return Node(op, (left, right), "truth")


def _logic(op: str, conditions: tuple[Node, ...]) -> Node:
    _need("truth", *conditions)
    flat: list[Node] = []
    for c in conditions:
        flat.extend(c.args if c.op == op else (c,))
    unique = tuple(dict.fromkeys(flat))
    return unique[0] if len(unique) == 1 else Node(op, unique, "truth")


def _extreme(op: str, values: tuple[Operand, ...]) -> Node:
    first = next((v for v in values if isinstance(v, Node)), None)
    nodes = tuple(node(v, first.unit if first else RATIO) for v in values)
    _need("number", *nodes)
    if len({n.unit for n in nodes}) != 1:
        raise bad_rule("rule.units", f"单位不同：{nodes!r}。", f"units differ: {nodes!r}.")
    return nodes[0] if len(nodes) == 1 else Node(op, nodes, "number", nodes[0].unit)
