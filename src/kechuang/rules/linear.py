"""A wanted verdict as linear constraints over whole numbers of steps: the tree's reader for the gap.

Every lever is a whole number of steps; a fact is its present value plus the steps' effects. What is wanted true becomes
one-sided implications: a number on the large side of a comparison is replaced by something it is surely not below, one
on the small side by something it is surely not above. What no lever moves, or moves too little to matter, is decided
first, so only sums, products with figures, tables, extremes, choices and quotients compared with figures remain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import inf
from typing import Any

from kechuang.rules.programme import CONSTANT, Linear, Programme, added
from kechuang.rules.reach import Reach
from kechuang.rules.tree import Node

_FLIPPED = {"ge": "lt", "gt": "le", "le": "gt", "lt": "ge"}


class NotLinear(Exception):
    """An expression that levers move in a way linear constraints cannot say."""


class Reader:
    """Writes trees into a programme. `present` gives a node's value now, in units (None unknown)."""

    def __init__(
        self,
        programme: Programme,
        moved: Mapping[str, Linear],
        offered: Mapping[str, int],
        present: Callable[[Node], Any],
    ) -> None:
        self.programme, self.moved, self.offered, self.present = programme, moved, offered, present
        spans = {name: (programme.least(x), -programme.least(added({}, x, -1.0))) for name, x in moved.items()}
        self.reach = Reach(spans, set(offered), present)

    def want(self, root: Node, guards: tuple[int, ...] = (), *, false: bool = False) -> None:
        """Require the condition to hold (or, with `false`, to fail) whenever the guards are on."""
        if not self.reach.moves(root):
            if self.present(root) is not (not false):
                self._never(guards)
            return
        status = self.reach.status(root)
        if status is not None:
            if status is false:
                self._never(guards)
            return
        op, args = root.op, root.args
        if op == "called":
            self.want(args[0], guards, false=false)
        elif op == "not":
            self.want(args[0], guards, false=not false)
        elif (op == "and") != false and op in ("and", "or"):
            for operand in args:
                self.want(operand, guards, false=false)
        elif op in ("and", "or"):
            able = [a for a in args if not self._hopeless(a, false)]
            for operand, switch in zip(able, self._switches(len(able), guards), strict=True):
                self.want(operand, switch, false=false)
        elif op == "if":
            self._want_either(args, guards, false)
        elif op == "fact":
            if false:
                self._never(guards)
            self.programme.demand({self.offered[args[0].name]: 1.0, CONSTANT: -1.0}, guards)
        elif op in _FLIPPED:
            self._compare(_FLIPPED[op] if false else op, args[0], args[1], guards)
        else:
            raise NotLinear(op)

    def _hopeless(self, root: Node, false: bool) -> bool:
        if not self.reach.moves(root):
            return self.present(root) is not (not false)
        return self.reach.status(root) is false

    def _switches(self, count: int, guards: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Guards for `count` alternatives of which one is to be taken; the guards themselves where there is one."""
        if count == 1:
            return [guards]
        if not count:
            self._never(guards)
        return [(s,) for s in self.programme.one_of(count, guards)] if count else []

    def _want_either(self, args: tuple[Node, ...], guards: tuple[int, ...], false: bool) -> None:
        holds = self.reach.status(args[0])
        branches = [(args[1], False), (args[2], True)]
        able = [
            (value, no)
            for value, no in branches
            if holds in (None, not no) and not self._hopeless(args[0], no) and not self._hopeless(value, false)
        ]
        for (value, no), switch in zip(able, self._switches(len(able), guards), strict=True):
            self.want(args[0], switch, false=no)
            self.want(value, switch, false=false)

    def _never(self, guards: tuple[int, ...]) -> None:
        self.programme.demand({CONSTANT: -1.0}, guards)

    def _compare(self, op: str, left: Node, right: Node, guards: tuple[int, ...]) -> None:
        if op in ("le", "lt"):
            op, left, right = ("ge" if op == "le" else "gt"), right, left
        for quotient, other, sign in ((_bare(left), right, 1), (_bare(right), left, -1)):
            if quotient.op == "div" and self.reach.moves(quotient):
                self._quotient(quotient, other, sign, op == "gt", guards)
                return
        strict = _step(left) if op == "gt" else 0.0
        self.programme.demand(added(self.low(left, guards), self.high(right, guards), -1.0, -strict), guards)

    def _quotient(self, quotient: Node, other: Node, sign: int, strict: bool, guards: tuple[int, ...]) -> None:
        """`a/b ≥ k` (sign 1) or `a/b ≤ k` (sign −1) for a figure k, or a choice between figures: a − k·b."""
        other = _bare(other)
        if other.op == "if" and self.reach.moves(other):
            for (no, value), switch in zip(
                ((False, other.args[1]), (True, other.args[2])), self._switches(2, guards), strict=True
            ):
                self.want(other.args[0], switch, false=no)
                self._quotient(quotient, value, sign, strict, switch)
            return
        if self.reach.moves(other):
            raise NotLinear("quotient compared with a moving number")
        figure = self.present(other)
        if figure is None:
            self._never(guards)
            return
        above, below, if_zero = quotient.args
        if self.reach.span(below)[0] <= 0:
            zero = None if self.reach.moves(if_zero) else self.present(if_zero)
            met = zero is not None and (
                (zero > figure or (zero == figure and not strict)) if sign > 0 else zero < figure
            )
            if met or (zero is not None and sign < 0 and zero == figure and not strict):
                raise NotLinear("an empty denominator would do")
        k = float(figure)
        tiny = 1e-9 if strict else 0.0
        if sign > 0:
            bottom = self.high(below, guards) if k >= 0 else self.low(below, guards)
            self.programme.demand(added(self.low(above, guards), bottom, -k, -tiny), guards)
        else:
            bottom = self.low(below, guards) if k >= 0 else self.high(below, guards)
            self.programme.demand(added(added({}, bottom, k), self.high(above, guards), -1.0, -tiny), guards)
        if self.reach.span(below)[0] <= 0:
            self.programme.demand(added(self.low(below, guards), {CONSTANT: 1.0 / below.unit.scale}, -1.0), guards)

    def low(self, root: Node, guards: tuple[int, ...]) -> Linear:
        """An expression that the number is surely not below while the guards are on."""
        return self._side(root, guards, 1)

    def high(self, root: Node, guards: tuple[int, ...]) -> Linear:
        """An expression that the number is surely not above while the guards are on."""
        return self._side(root, guards, -1)

    def _side(self, root: Node, guards: tuple[int, ...], side: int) -> Linear:
        if not self.reach.moves(root):
            value = self.present(root)
            if value is None:
                self._never(guards)
                return {}
            return {CONSTANT: float(value)}
        op, args = root.op, root.args
        if op == "called":
            return self._side(args[0], guards, side)
        if op == "fact":
            return dict(self.moved[args[0].name])
        if op == "add":
            return added(self._side(args[0], guards, side), self._side(args[1], guards, side))
        if op == "sub":
            return added(self._side(args[0], guards, side), self._side(args[1], guards, -side), -1.0)
        if op == "mul":
            return self._product(args, guards, side)
        if op == "div" and not self.reach.moves(args[1]):
            k = self.present(args[1])
            if not k or k <= 0:
                raise NotLinear("quotient by nothing")
            return added({}, self._side(args[0], guards, side), 1.0 / float(k))
        if op in ("max", "min"):
            return self._extreme(args, guards, side, choose=(op == "max") == (side > 0))
        if op == "if":
            return self._branch(args, guards, side)
        if op == "bands":
            return self._bands(args, guards, side)
        raise NotLinear(op)

    def _product(self, args: tuple[Node, ...], guards: tuple[int, ...], side: int) -> Linear:
        moving, figure = (args[0], args[1]) if not self.reach.moves(args[1]) else (args[1], args[0])
        if self.reach.moves(figure):
            raise NotLinear("product of two moving numbers")
        k = self.present(figure)
        if k is None:
            self._never(guards)
            return {}
        return added({}, self._side(moving, guards, side if k >= 0 else -side), float(k))

    def _extreme(self, args: tuple[Node, ...], guards: tuple[int, ...], side: int, *, choose: bool) -> Linear:
        """The extreme of several: one of them to be taken where it helps, all of them to be met where it binds."""
        spans = [self.reach.span(a) for a in args]
        if choose:  # what another one always beats need not be looked at
            best = max(low for low, _ in spans) if side > 0 else min(high for _, high in spans)
            beaten = [high < best if side > 0 else low > best for low, high in spans]
        else:
            best = min(high for _, high in spans) if side > 0 else max(low for low, _ in spans)
            beaten = [low > best if side > 0 else high < best for low, high in spans]
        left = [a for a, out in zip(args, beaten, strict=True) if not out]
        if len(left) == 1:
            return self._side(left[0], guards, side)
        result = self._free(left)
        switches = self._switches(len(left), guards) if choose else [guards] * len(left)
        for operand, held in zip(left, switches, strict=True):
            self._bind(result, self._side(operand, held, side), held, side)
        return result

    def _branch(self, args: tuple[Node, ...], guards: tuple[int, ...], side: int) -> Linear:
        condition, then, otherwise = args
        if self.reach.untold(condition):
            self._never(guards)
            return {}
        holds = self.reach.status(condition)
        if holds is not None:
            return self._side(then if holds else otherwise, guards, side)
        for value, other, no in ((then, otherwise, True), (otherwise, then, False)):
            if self.reach.untold(value):  # an unknown number is never enough: the other branch it must be
                self.want(condition, guards, false=no)
                return self._side(other, guards, side)
        result = self._free([then, otherwise])
        (a, b), (c, d) = self.reach.span(then), self.reach.span(otherwise)
        # where one branch is always the worse, taking it needs no proof: the better one would only help
        easy = (a >= d or b <= c) and inf not in (abs(a), abs(b), abs(c), abs(d))
        worse_is_then = (b <= c) if side > 0 else (a >= d)
        for (value, no), switch in zip(((then, False), (otherwise, True)), self._switches(2, guards), strict=True):
            if not (easy and worse_is_then is not no):
                self.want(condition, switch, false=no)
            self._bind(result, self._side(value, switch, side), switch, side)
        return result

    def _bands(self, args: tuple[Any, ...], guards: tuple[int, ...], side: int) -> Linear:
        of, edges, below = args
        rising = [below, *(points for _, points in edges)]
        if rising != sorted(rising):
            raise NotLinear("bands that fall")
        least, most = self.reach.span(of)
        first = sum(edge < least - 1e-9 * max(1, abs(least)) for edge, _ in edges) if least > -inf else 0
        last = sum(edge <= most + 1e-9 * max(1, abs(most)) for edge, _ in edges) if most < inf else len(edges)
        if first == last:
            return {CONSTANT: float(rising[first])}
        switches = self._switches(last - first + 1, guards)
        result: Linear = {CONSTANT: float(rising[first] if side > 0 else rising[last])}
        for index, switch in zip(range(first, last + 1), switches, strict=True):
            result[switch[0]] = float(rising[index]) - result[CONSTANT]
            if side > 0 and index > first:
                self._compare("ge", of, _figure(edges[index - 1][0], of), switch)
            if side < 0 and index < last:
                self._compare("lt", of, _figure(edges[index][0], of), switch)
        self.programme.demand({**dict.fromkeys((s for (s,) in switches), -1.0), CONSTANT: 1.0}, ())
        if side > 0:
            reached = {s: float(edges[first + i][0]) for i, (s,) in enumerate(switches[1:])}
            self._at_least(_bare(of), reached, guards)
        return result

    def _at_least(self, of: Node, reached: Mapping[int, float], guards: tuple[int, ...]) -> None:
        """All bands said at once: at most one switch is on, and the number is not below the edge that goes with it.

        Each edge by itself is already demanded; this leaves the solver no fractions of switches to try.
        """
        if of.op == "div":
            above, scale = of.args[0], max(self.reach.span(of.args[1])[0], 0.0)
        else:
            above, scale = of, 1.0
        least = self.reach.span(above)[0]
        if least == -inf:
            return
        rises = {switch: least - edge * scale for switch, edge in reached.items() if edge * scale > least}
        self.programme.demand(added(self.low(above, guards), {**rises, CONSTANT: -least}), guards)

    def _free(self, args: list[Node]) -> Linear:
        """A new variable wide enough for any of the operands, shifted so that it may be negative."""
        spans = [self.reach.span(a) for a in args]
        low, high = min(s[0] for s in spans), max(s[1] for s in spans)
        if inf in (-low, high):
            raise NotLinear("a number without bounds")
        return {self.programme.variable(high - low, whole=False): 1.0, CONSTANT: low}

    def _bind(self, result: Linear, value: Linear, guards: tuple[int, ...], side: int) -> None:
        """`result` not above `value` (side 1), or not below it (side −1), while the guards are on."""
        self.programme.demand(added(value, result, -1.0) if side > 0 else added(result, value, -1.0), guards)


def _bare(of: Node) -> Node:
    while of.op == "called":
        of = of.args[0]
    return of


def _figure(value: Fraction, like: Node) -> Node:
    return Node("lit", (value,), "number", like.unit)


def _step(left: Node) -> float:
    """What `超过` needs beyond the figure: one raw step of the unit, a whole point for scores."""
    return 1.0 if str(left.unit) == "分" else 1.0 / left.unit.scale
