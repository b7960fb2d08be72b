"""How far numbers and verdicts can go while levers move: intervals that decide what needs no search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf
from typing import Any

from kechuang.rules.tree import Node, walk

Interval = tuple[float, float]
ANYTHING: Interval = (-inf, inf)
_MARGIN = 1e-9


class Reach:
    """Intervals of expressions over all that levers can do. `present` gives a value now, in units (None unknown)."""

    def __init__(self, spans: Mapping[str, Interval], offered: set[str], present: Callable[[Node], Any]) -> None:
        """`spans` are the moved facts with their intervals in units; `offered` yes-or-no facts that can be met."""
        self.spans, self.offered, self.present = spans, offered, present
        self._moves: dict[Node, bool] = {}
        self._spans: dict[Node, Interval] = {}

    def moves(self, root: Node) -> bool:
        """Whether any lever or switch changes the expression."""
        found = self._moves.get(root)
        if found is None:
            for n in walk(root):
                if n not in self._moves:
                    name = n.args[0].name if n.op == "fact" else None
                    own = name in self.spans or name in self.offered
                    self._moves[n] = own or any(self._moves[o] for o in n.operands)
            found = self._moves[root]
        return found

    def untold(self, root: Node) -> bool:
        """Whether the value is unknown whatever the levers do."""
        return not self.moves(root) and self.present(root) is None

    def span(self, root: Node) -> Interval:
        """The least and the most a number can be; anything where it may be unknown."""
        if root not in self._spans:
            self._spans[root] = self._span(root)
        return self._spans[root]

    def _span(self, n: Node) -> Interval:
        if not self.moves(n):
            value = self.present(n)
            return ANYTHING if value is None else (float(value), float(value))
        op, args = n.op, n.args
        if op == "fact":
            return self.spans[args[0].name]
        if op == "called":
            return self.span(args[0])
        if op == "if":
            holds = self.status(args[0])
            if holds is not None:
                return self.span(args[1] if holds else args[2])
            told = [self.span(a) for a in args[1:] if not self.untold(a)]  # an unknown branch is of no use
            return _hull(told[0], told[-1]) if told else ANYTHING
        if op == "bands":
            low, high = self.span(args[0])
            rising = [(-inf, args[2]), *args[1]]
            reached = [float(p) for i, (edge, p) in enumerate(rising) if edge <= high + _slack(high)]
            passed = sum(edge <= low - _slack(low) for edge, _ in args[1])
            return min(reached[passed:]), max(reached[passed:])
        spans = [self.span(a) for a in n.operands[:2]] if op != "max" and op != "min" else [self.span(a) for a in args]
        if op in ("max", "min"):
            choose = max if op == "max" else min
            return choose(low for low, _ in spans), choose(high for _, high in spans)
        if any(inf in map(abs, s) for s in spans) or op not in ("add", "sub", "mul", "div"):
            return ANYTHING
        (a, b), (c, d) = spans
        if op == "add":
            return a + c, b + d
        if op == "sub":
            return a - d, b - c
        if op == "div":
            if c <= _MARGIN:
                return ANYTHING
            c, d = 1 / d, 1 / c
        corners = (a * c, a * d, b * c, b * d)
        return min(corners), max(corners)

    def status(self, root: Node) -> bool | None:
        """Whether a condition holds (or fails) whatever the levers do; None where they decide."""
        if not self.moves(root):
            return self.present(root) is True
        op, args = root.op, root.args
        if op == "called":
            return self.status(args[0])
        if op == "not":
            if not self.moves(args[0]):
                return self.present(args[0]) is False
            inner = self.status(args[0])
            return None if inner is None else not inner
        if op == "known":  # levers move known facts only, and every way is run afterwards
            return self.present(args[0]) is not None
        if op in ("and", "or"):
            found = [self.status(a) for a in args]
            if op == "and":
                return False if False in found else None if None in found else True
            return True if True in found else None if None in found else False
        if op in ("ge", "gt", "le", "lt"):
            left, right = (self.span(a) for a in (args if op in ("ge", "gt") else args[::-1]))
            slack = _slack(*(x for x in (*left, *right) if abs(x) != inf))
            if left[0] > right[1] + slack:
                return True
            if left[1] < right[0] - slack:
                return False
        return None


def _hull(a: Interval, b: Interval) -> Interval:
    return min(a[0], b[0]), max(a[1], b[1])


def _slack(*values: float) -> float:
    return _MARGIN * max(1.0, *(abs(v) for v in values if abs(v) != inf), 1.0)
