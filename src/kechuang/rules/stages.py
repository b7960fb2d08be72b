"""Operations arranged in stages for column engines: each shared operation becomes a column once, level by level.

A dialect is a handful of functions that make an engine's own expressions; Polars and SQL are dialects. Every engine's
null arithmetic and Kleene logic agree with the tree's, so only choices (`if`, bands, max, min, quotients) carry an arm
for unknown, and that arm is left out for columns that hold no unknowns (`full`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Generic, Protocol, TypeVar

from kechuang.rules.lowering import Low, Lowering, order
from kechuang.rules.tree import Node

E = TypeVar("E")
_TURNED = {"ge": "lt", "gt": "le", "le": "gt", "lt": "ge"}


class Dialect(Protocol[E]):
    """How one engine writes the operations."""

    def column(self, name: str) -> E:
        """A column by name."""

    def literal(self, value: Any, type_: str) -> E:
        """A constant of a type: int, real, truth, date, choice; None is unknown."""

    def binary(self, op: str, a: E, b: E) -> E:
        """add sub mul ge gt le lt and or: null in, null out; and/or are Kleene's."""

    def quotient(self, a: E, b: E) -> E:
        """A correctly rounded double quotient of two numbers; the denominator is known to be positive."""

    def real(self, a: E, scale: int) -> E:
        """A whole number of 1/scale as a double."""

    def negated(self, a: E) -> E:
        """Kleene's not."""

    def known(self, a: E) -> E:
        """Whether the value is known."""

    def among(self, a: E, options: tuple[str, ...]) -> E:
        """Whether a choice is one of the options."""

    def days(self, first: E, last: E) -> E:
        """Whole days between two dates."""

    def months(self, day: E, months: int) -> E:
        """The same day of the month so many months later, or the last day of that month."""

    def year(self, day: E) -> E:
        """The calendar year of a date, as a whole number."""

    def case(self, arms: list[tuple[E, E]], otherwise: E) -> E:
        """The value of the first arm whose condition is true (neither false nor unknown)."""


class Stages(Generic[E]):
    """The columns to compute level by level, and the named results at the end."""

    def __init__(self, named: Mapping[str, Node], dialect: Dialect[E], full: Collection[str] = ()) -> None:
        lowering = Lowering()
        roots = {name: lowering.lower(root) for name, root in named.items()}
        self._dialect, self._full = dialect, frozenset(full)
        self.scales = {name: low.scale if low.type == "int" else None for name, low in roots.items()}
        operations = order(list(roots.values()))
        uses: dict[int, int] = {}
        for low in operations:
            for operand in low.operands:
                uses[id(operand)] = uses.get(id(operand), 0) + 1
        wanted = {id(low) for low in roots.values()}
        self._sure: dict[int, bool] = {}
        self._names: dict[int, str] = {}
        levels: dict[int, int] = {}
        for index, low in enumerate(operations):
            self._sure[id(low)] = self._certain(low)
            kept = low.op not in ("col", "lit") and (uses.get(id(low), 0) > 1 or id(low) in wanted)
            if kept:
                self._names[id(low)] = f"_{index}"
            levels[id(low)] = kept + max((levels[id(x)] for x in low.operands), default=0)
        self.levels: list[dict[str, E]] = []
        for level in range(1, max(levels.values(), default=0) + 1):
            columns = {
                self._names[id(low)]: self._expression(low)
                for low in operations
                if id(low) in self._names and levels[id(low)] == level
            }
            if columns:
                self.levels.append(columns)
        self.results: dict[str, E] = {name: self._value(low) for name, low in roots.items()}
        self.facts = sorted({low.args[0] for low in operations if low.op == "col"})

    def _certain(self, low: Low) -> bool:
        """Whether the operation is never unknown, given the columns that are full."""
        if low.op == "col":
            return low.args[0] in self._full
        if low.op == "lit":
            return low.args[0] is not None
        return low.op == "known" or all(self._sure[id(x)] for x in low.operands)

    def _value(self, low: Low) -> E:
        if id(low) in self._names:
            return self._dialect.column(self._names[id(low)])
        if low.op == "col":
            return self._dialect.column(low.args[0])
        if low.op == "lit":
            return self._dialect.literal(low.args[0], low.type)
        return self._expression(low)

    def _choice(self, arms: list[tuple[E, E]], otherwise: E, last: tuple[E, Low | None], sure: bool) -> E:
        """Arms, then `otherwise` where its own guard holds, then unknown; no guard where nothing is unknown."""
        guard, like = last
        if sure:
            return self._dialect.case(arms, otherwise)
        type_ = like.type if like is not None else "int"
        return self._dialect.case([*arms, (guard, otherwise)], self._dialect.literal(None, type_))

    def _expression(self, low: Low) -> E:
        d, op, args = self._dialect, low.op, low.args
        operands = low.operands
        a = [self._value(x) for x in operands]
        sure = all(self._sure[id(x)] for x in operands)
        if op in ("add", "sub", "mul", "ge", "gt", "le", "lt"):
            return d.binary(op, a[0], a[1])
        if op in ("and", "or"):
            result = a[0]
            for x in a[1:]:
                result = d.binary(op, result, x)
            return result
        if op == "quot":
            zero = d.literal(0, operands[1].type)
            positive, otherwise = d.binary("gt", a[1], zero), d.binary("le", a[1], zero)
            return self._choice(
                [(positive, d.quotient(a[0], a[1]))], a[2], (otherwise, low), self._sure[id(operands[1])]
            )
        if op == "bands":
            of, type_ = a[0], operands[0].type
            edges = args[1]
            arms = [(d.binary("ge", of, d.literal(edge, type_)), d.literal(points, "int")) for edge, points in edges]
            lowest = d.binary("lt", of, d.literal(edges[-1][0], type_))
            return self._choice(arms, d.literal(args[2], "int"), (lowest, low), sure)
        if op in ("max", "min"):
            keep = "ge" if op == "max" else "le"
            arms = [(d.binary(keep, a[0], a[1]), a[0])]
            return self._choice(arms, a[1], (d.binary(_TURNED[keep], a[0], a[1]), low), sure)
        if op == "if":
            return self._choice([(a[0], a[1])], a[2], (d.negated(a[0]), low), self._sure[id(operands[0])])
        simple = {
            "not": lambda: d.negated(a[0]),
            "known": lambda: d.known(a[0]),
            "among": lambda: d.among(a[0], args[1]),
            "real": lambda: d.real(a[0], args[1]),
            "days": lambda: d.days(a[0], a[1]),
            "months": lambda: d.months(a[0], args[1]),
            "year": lambda: d.year(a[0]),
        }
        return simple[op]()
