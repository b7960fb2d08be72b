"""Operations arranged in stages for column engines: each shared operation becomes a column once, level by level.

A dialect is a handful of functions that make an engine's own expressions; Polars and SQL are dialects. Every engine's
null arithmetic and Kleene logic agree with the tree's, so only choices (`if`, bands, max, min, quotients) carry an arm
for unknown, and that arm is left out where nothing unknown can get there: the columns are `full`, or an arm before has
caught the same unknowns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Generic, Protocol, TypeVar

from kechuang.rules.lowering import Low, Lowering, order
from kechuang.rules.tree import Node

E = TypeVar("E")
_TURNED = {"ge": "lt", "gt": "le", "le": "gt", "lt": "ge"}
_COMPARISONS = frozenset(_TURNED)
_STRICT = _COMPARISONS | {"add", "sub", "mul", "max", "min", "bands", "not", "among", "real", "days", "months", "year"}
"""Operations that are unknown if, and only if, an operand is."""

Sources = frozenset[object]
"""What makes a value unknown: columns by name, operations by number. It is known where all of these are."""


class Dialect(Protocol[E]):
    """How one engine writes the operations."""

    def column(self, name: str) -> E:
        """A column by name."""

    def literal(self, value: Any, type_: str) -> E:
        """A constant of a type: int16, int32, int64, real, truth, date, choice; None is unknown."""

    def widened(self, a: E, type_: str) -> E:
        """A whole number in a type wide enough for what is made of it."""

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

    def unknown(self, a: E) -> E:
        """Whether the value is unknown."""

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
        lowering = Lowering(named.values())
        roots = {name: lowering.lower(root) for name, root in named.items()}
        self._dialect, self._full = dialect, frozenset(full)
        self.scales = {name: low.scale if low.type == "int" else None for name, low in roots.items()}
        operations = order(list(roots.values()))
        self._sources: dict[int, Sources] = {}
        for low in operations:
            self._sources[id(low)] = self._unknown_by(low)
        uses: dict[int, int] = {}
        for low in operations:
            for operand in low.operands:
                uses[id(operand)] = uses.get(id(operand), 0) + self._times_written(low, operand)
        wanted = {id(low) for low in roots.values()}
        self._names: dict[int, str] = {}
        levels: dict[int, int] = {}
        for index, low in enumerate(operations):
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
        self.facts = {low.args[0]: kind(low) for low in operations if low.op == "col"}

    def _unknown_by(self, low: Low) -> Sources:
        """What the operation is unknown by; nothing where it never is, given the columns that are full."""
        if low.op == "col":
            return frozenset() if low.args[0] in self._full else frozenset(low.args)
        if low.op == "lit":
            return frozenset() if low.args[0] is not None else frozenset([id(low)])
        if low.op == "known":
            return frozenset()
        found: Sources = frozenset().union(*(self._sources[id(x)] for x in low.operands))
        return found if not found or low.op in _STRICT else frozenset([id(low)])

    def _sure(self, low: Low) -> bool:
        return not self._sources[id(low)]

    def _times_written(self, low: Low, operand: Low) -> int:
        """How often an operand stands in the text of an operation."""
        if low.op == "bands":
            return len(low.args[1]) + (not self._sure(operand))
        if low.op in ("max", "min"):
            return 2
        if low.op == "quot" and operand is low.args[1]:
            return 2
        return 1 + (low.op == "if" and operand is low.args[0] and not self._sure(operand))

    def _value(self, low: Low) -> E:
        if id(low) in self._names:
            return self._dialect.column(self._names[id(low)])
        if low.op == "col":
            return self._dialect.column(low.args[0])
        if low.op == "lit":
            return self._dialect.literal(low.args[0], kind(low))
        return self._expression(low)

    def _alike(self, low: Low, like: Low) -> E:
        """A value where one of another operation's type is asked for: its literals are written in that type."""
        return self._dialect.literal(low.args[0], kind(like, low)) if low.op == "lit" else self._value(low)

    def _expression(self, low: Low) -> E:
        d, op, args = self._dialect, low.op, low.args
        if op == "if":
            return self._chosen(low)
        operands = low.operands
        if op in _COMPARISONS:
            return d.binary(op, self._alike(operands[0], operands[1]), self._alike(operands[1], operands[0]))
        if op in ("add", "sub", "mul"):
            first, second = (self._alike(x, low) for x in operands)
            wide = kind(low, *operands)
            return d.binary(op, first if wide == kind(*operands) else d.widened(first, wide), second)
        a = [self._value(x) for x in operands]
        if op in ("and", "or"):
            result = a[0]
            for x in a[1:]:
                result = d.binary(op, result, x)
            return result
        if op == "quot":
            zero = operands[2]
            arms = [(d.binary("gt", a[1], d.literal(0, kind(operands[1]))), d.quotient(a[0], a[1]))]
            if not self._sure(operands[1]) and not _nothing(zero):
                arms.append((d.unknown(a[1]), d.literal(None, "real")))
            return d.case(arms, a[2])
        if op == "bands":
            return self._banded(low, a[0])
        if op in ("max", "min"):
            keep = "ge" if op == "max" else "le"
            arms = [(d.binary(keep, a[0], a[1]), a[0])]
            if self._sure(low):
                return d.case(arms, a[1])
            return d.case([*arms, (d.binary(_TURNED[keep], a[0], a[1]), a[1])], d.literal(None, kind(low)))
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

    def _banded(self, low: Low, of: E) -> E:
        d, (operand, edges, below) = self._dialect, low.args
        arms = [
            (d.binary("ge", of, d.literal(edge, _wide(operand, edge))), d.literal(points, kind(low)))
            for edge, points in edges
        ]
        if not self._sure(operand):
            arms.append((d.unknown(of), d.literal(None, kind(low))))
        return d.case(arms, d.literal(below, kind(low)))

    def _chosen(self, low: Low) -> E:
        """A chain of choices as one: each arm, an arm for what was unknown so far, and what is left."""
        d = self._dialect
        arms: list[tuple[E, E]] = []
        caught: Sources = frozenset()
        rest = low
        while True:
            condition, then, otherwise = rest.args
            value = self._value(condition)
            if not _nothing(then):
                arms.append((value, self._alike(then, low)))
                if not self._sources[id(condition)] <= caught and not _nothing(otherwise):
                    arms.append((d.unknown(value), d.literal(None, kind(low))))
            else:  # unknown where it holds, and where nobody knows whether it does
                arms.append((d.negated(value), self._alike(otherwise, low)))
                return d.case(arms, d.literal(None, kind(low)))
            caught |= self._sources[id(condition)]
            if otherwise.op != "if" or id(otherwise) in self._names:
                return d.case(arms, self._alike(otherwise, low))
            rest = otherwise


def _nothing(low: Low) -> bool:
    return low.op == "lit" and low.args[0] is None


def kind(*lows: Low) -> str:
    """The type of a column for any of these operations: whole numbers as narrow as the bounds of the facts allow."""
    if lows[0].type != "int":
        return lows[0].type
    return width(max(low.most for low in lows))


def width(most: int) -> str:
    """The narrowest type for whole numbers up to `most` in absolute value."""
    return "int16" if most < 1 << 15 else "int32" if most < 1 << 31 else "int64"


def _wide(operand: Low, edge: Any) -> str:
    return operand.type if operand.type != "int" else width(max(operand.most, abs(edge)))
