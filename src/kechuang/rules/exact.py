"""The tree read with exact rationals, node by node: slow, simple, and the yardstick the fast readers are held to."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kechuang.rules.python_reader import months_after
from kechuang.rules.tree import Node, walk


class Exact:
    """Values of expressions on one row of facts, in units (not raw steps); each node is worked out once."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.row = row
        self._values: dict[Node, Any] = {}

    def __call__(self, root: Node) -> Any:
        """The value: Fraction, bool, date, str, or None where unknown."""
        if root not in self._values:
            for n in walk(root):
                if n not in self._values:
                    args = [self._values[a] if isinstance(a, Node) else a for a in n.args]
                    self._values[n] = self._value(n, args)
        return self._values[root]

    def _value(self, n: Node, args: list[Any]) -> Any:
        op = n.op
        if op == "fact":
            raw = self.row.get(args[0].name)
            return Fraction(raw, args[0].scale) if raw is not None and n.kind == "number" else raw
        if op == "lit":
            return args[0]
        if op == "called":
            return args[0]
        if op == "and":
            return False if False in args else None if None in args else True
        if op == "or":
            return True if True in args else None if None in args else False
        if op == "known":
            return args[0] is not None
        if op == "if":
            return None if args[0] is None else args[1] if args[0] else args[2]
        if op == "div":
            if args[1] is None:
                return None
            if args[1] <= 0:
                return args[2]
            return None if args[0] is None else args[0] / args[1]
        if any(a is None for a in args):
            return None
        return self._plain(op, args)

    @staticmethod
    def _plain(op: str, a: list[Any]) -> Any:
        """Operations that are unknown as soon as an operand is."""
        match op:
            case "add":
                return a[0] + a[1]
            case "sub":
                return a[0] - a[1]
            case "mul":
                return a[0] * a[1]
            case "max":
                return max(a)
            case "min":
                return min(a)
            case "ge":
                return a[0] >= a[1]
            case "gt":
                return a[0] > a[1]
            case "le":
                return a[0] <= a[1]
            case "lt":
                return a[0] < a[1]
            case "not":
                return not a[0]
            case "among":
                return a[0] in a[1]
            case "bands":
                return next((points for edge, points in reversed(a[1]) if a[0] >= edge), a[2])
            case "days":
                return Fraction((a[1] - a[0]).days)
            case "year":
                return Fraction(a[0].year)
            case "months":
                return months_after(a[0], a[1])
        raise ValueError(f"no exact reading of {op}")
