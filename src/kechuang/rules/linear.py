"""A wanted verdict as linear constraints over whole numbers of steps: the tree's reader for the gap.

Every lever is a whole number of steps; a fact is its present value plus the steps' effects. What is wanted true becomes
one-sided implications: a number on the large side of a comparison is replaced by something it is surely not below, one
on the small side by something it is surely not above. What no lever moves is folded to its present value first, so
only sums, products with figures, tables, extremes, choices and quotients compared with figures remain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from kechuang.rules.tree import Node, walk

Linear = dict[int, float]
"""Coefficients by variable; CONSTANT stands for 1."""

CONSTANT = -1
_FLIPPED = {"ge": "lt", "gt": "le", "le": "gt", "lt": "ge"}


class NotLinear(Exception):
    """An expression that levers move in a way linear constraints cannot say."""


class Programme:
    """Variables with bounds and costs, and constraints `sum of coefficients ≥ 0`."""

    def __init__(self) -> None:
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.cost: list[float] = []
        self.rows: list[Linear] = []
        self.switched: dict[str, int] = {}

    def variable(self, upper: float, *, cost: float = 0.0, whole: bool = True) -> int:
        """A new variable from 0 to `upper`."""
        self.upper.append(upper)
        self.whole.append(whole)
        self.cost.append(cost)
        return len(self.upper) - 1

    def least(self, linear: Linear) -> float:
        """The smallest value an expression can take within the variables' bounds."""
        return sum(c if v == CONSTANT else min(0.0, c * self.upper[v]) for v, c in linear.items())

    def demand(self, linear: Linear, guards: tuple[int, ...]) -> None:
        """Require `linear ≥ 0` whenever all guards are 1."""
        row = dict(linear)
        short = self.least(linear)
        if guards and short < 0:
            for guard in guards:
                row[guard] = row.get(guard, 0.0) + short
            row[CONSTANT] = row.get(CONSTANT, 0.0) - short * len(guards)
        self.rows.append(row)

    def one_of(self, count: int, guards: tuple[int, ...]) -> list[int]:
        """`count` switches of which at least one is on whenever the guards are."""
        switches = [self.variable(1) for _ in range(count)]
        self.demand({**dict.fromkeys(switches, 1.0), CONSTANT: -1.0}, guards)
        return switches


class Reader:
    """Writes trees into a programme. `present` gives a node's value now, in units (None unknown)."""

    def __init__(
        self,
        programme: Programme,
        moved: Mapping[str, Linear],
        switchable: Mapping[str, int],
        present: Callable[[Node], Any],
    ) -> None:
        self.programme, self.moved, self.switchable, self.present = programme, moved, switchable, present
        self._moves: dict[Node, bool] = {}

    def moves(self, root: Node) -> bool:
        """Whether any lever or switch changes the expression."""
        if root in self._moves:
            return self._moves[root]
        for n in walk(root):
            if n not in self._moves:
                own = n.op == "fact" and (n.args[0].name in self.moved or n.args[0].name in self.switchable)
                self._moves[n] = own or any(self._moves[o] for o in n.operands)
        return self._moves[root]

    def want(self, root: Node, guards: tuple[int, ...] = (), *, false: bool = False) -> None:
        """Require the condition to hold (or, with `false`, to fail) whenever the guards are on."""
        if not self.moves(root):
            if self.present(root) is not (not false):
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
            for operand, switch in zip(args, self.programme.one_of(len(args), guards), strict=True):
                self.want(operand, (switch,), false=false)
        elif op == "lit":
            self._never(guards)
        elif op == "if":
            yes, no = self.programme.one_of(2, guards)
            self.want(args[0], (yes,))
            self.want(args[1], (yes,), false=false)
            self.want(args[0], (no,), false=True)
            self.want(args[2], (no,), false=false)
        elif op == "fact":
            if false:
                self._never(guards)
            self.programme.demand({self.switchable[args[0].name]: 1.0, CONSTANT: -1.0}, guards)
        elif op in _FLIPPED:
            self._compare(_FLIPPED[op] if false else op, args[0], args[1], guards)
        else:
            raise NotLinear(op)

    def _never(self, guards: tuple[int, ...]) -> None:
        self.programme.demand({CONSTANT: -1.0}, guards)

    def _compare(self, op: str, left: Node, right: Node, guards: tuple[int, ...]) -> None:
        if op in ("le", "lt"):
            op, left, right = ("ge" if op == "le" else "gt"), right, left
        strict = _step(left, right) if op == "gt" else 0.0
        for quotient, other, sign in ((_bare(left), right, 1), (_bare(right), left, -1)):
            if quotient.op == "div" and self.moves(quotient):
                self._quotient(quotient, other, sign, op == "gt", guards)
                return
        self.programme.demand(_sum(self.low(left, guards), self.high(right, guards), -1.0, -strict), guards)

    def _quotient(self, quotient: Node, other: Node, sign: int, strict: bool, guards: tuple[int, ...]) -> None:
        """`a/b ≥ k` (sign 1) or `a/b ≤ k` (sign −1) for a figure k, or a choice between figures: a − k·b."""
        other = _bare(other)
        if other.op == "if" and self.moves(other):
            yes, no = self.programme.one_of(2, guards)
            self.want(other.args[0], (yes,))
            self.want(other.args[0], (no,), false=True)
            self._quotient(quotient, other.args[1], sign, strict, (yes,))
            self._quotient(quotient, other.args[2], sign, strict, (no,))
            return
        if self.moves(other):
            raise NotLinear("quotient compared with a moving number")
        figure = self.present(other)
        if figure is None:
            self._never(guards)
            return
        above, below, _ = quotient.args
        k = float(figure)
        tiny = 1e-9 if strict else 0.0
        if sign > 0:
            bottom = self.high(below, guards) if k >= 0 else self.low(below, guards)
            self.programme.demand(_sum(self.low(above, guards), bottom, -k, -tiny), guards)
        else:
            bottom = self.low(below, guards) if k >= 0 else self.high(below, guards)
            self.programme.demand(_sum(_sum({}, bottom, k), self.high(above, guards), -1.0, -tiny), guards)
        self.programme.demand(_sum(self.low(below, guards), {CONSTANT: 1e-9}, -1.0), guards)

    def low(self, root: Node, guards: tuple[int, ...]) -> Linear:
        """An expression that the number is surely not below while the guards are on."""
        return self._side(root, guards, 1)

    def high(self, root: Node, guards: tuple[int, ...]) -> Linear:
        """An expression that the number is surely not above while the guards are on."""
        return self._side(root, guards, -1)

    def _side(self, root: Node, guards: tuple[int, ...], side: int) -> Linear:
        if not self.moves(root):
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
            return _sum(self._side(args[0], guards, side), self._side(args[1], guards, side))
        if op == "sub":
            return _sum(self._side(args[0], guards, side), self._side(args[1], guards, -side), -1.0)
        if op == "mul" and not self.moves(args[1]):
            k = self.present(args[1])
            return _sum({}, self._side(args[0], guards, side if k is not None and k >= 0 else -side), float(k or 0))
        if op == "div" and not self.moves(args[1]):
            k = self.present(args[1])
            if not k or k <= 0:
                raise NotLinear("quotient by nothing")
            return _sum({}, self._side(args[0], guards, side), 1.0 / float(k))
        if op in ("max", "min"):
            return self._extreme(args, guards, side, choose=(op == "max") == (side > 0))
        if op == "if":
            return self._branch(args, guards, side)
        if op == "bands":
            return self._bands(args, guards, side)
        raise NotLinear(op)

    def _extreme(self, args: tuple[Node, ...], guards: tuple[int, ...], side: int, *, choose: bool) -> Linear:
        result = self._free(args, side)
        switches = self.programme.one_of(len(args), guards) if choose else [None] * len(args)
        for operand, switch in zip(args, switches, strict=True):
            held = guards if switch is None else (switch,)
            self._bind(result, self._side(operand, held, side), held, side)
        return result

    def _branch(self, args: tuple[Node, ...], guards: tuple[int, ...], side: int) -> Linear:
        result = self._free(args[1:], side)
        yes, no = self.programme.one_of(2, guards)
        self.want(args[0], (yes,))
        self.want(args[0], (no,), false=True)
        for operand, switch in ((args[1], yes), (args[2], no)):
            self._bind(result, self._side(operand, (switch,), side), (switch,), side)
        return result

    def _bands(self, args: tuple[Any, ...], guards: tuple[int, ...], side: int) -> Linear:
        of, edges, below = args
        rising = [below, *(points for _, points in edges)]
        if rising != sorted(rising):
            raise NotLinear("bands that fall")
        switches = self.programme.one_of(len(rising), guards)
        result: Linear = {CONSTANT: 0.0}
        for index, (switch, points) in enumerate(zip(switches, rising, strict=True)):
            result[switch] = float(points)
            if side > 0 and index > 0:
                self._compare("ge", of, _figure(edges[index - 1][0], of), (switch,))
            if side < 0 and index < len(edges):
                self._compare("lt", of, _figure(edges[index][0], of), (switch,))
        self.programme.demand({**dict.fromkeys(switches, -1.0), CONSTANT: 1.0}, ())
        return result

    def _free(self, args: tuple[Node, ...], side: int) -> Linear:
        """A new variable wide enough for any of the operands, shifted so that it may be negative."""
        reach = max((self._reach(a) for a in args), default=0.0) + 1.0
        variable = self.programme.variable(2 * reach, whole=False)
        return {variable: 1.0, CONSTANT: -reach}

    def _reach(self, root: Node) -> float:
        """A bound on the absolute value of an expression."""
        if not self.moves(root):
            return abs(float(self.present(root) or 0))
        op, args = root.op, root.args
        if op == "fact":
            moved = self.moved[args[0].name]
            return sum(abs(c) * (1 if v == CONSTANT else self.programme.upper[v]) for v, c in moved.items())
        if op == "bands":
            return max(abs(float(p)) for p in (args[2], *(points for _, points in args[1])))
        if op == "mul":
            return self._reach(args[0]) * self._reach(args[1])
        if op == "div" and not self.moves(args[1]):
            return self._reach(args[0]) / max(float(self.present(args[1]) or 0), 1e-9)
        if op == "if":
            return max(self._reach(args[1]), self._reach(args[2]))
        return sum(self._reach(a) for a in root.operands if a.kind == "number")

    def _bind(self, result: Linear, value: Linear, guards: tuple[int, ...], side: int) -> None:
        """`result` not above `value` (side 1), or not below it (side −1), while the guards are on."""
        difference = _sum(value, result, -1.0) if side > 0 else _sum(result, value, -1.0)
        self.programme.demand(difference, guards)


def _bare(of: Node) -> Node:
    while of.op == "called":
        of = of.args[0]
    return of


def _figure(value: Fraction, like: Node) -> Node:
    return Node("lit", (value,), "number", like.unit)


def _sum(a: Linear, b: Linear, factor: float = 1.0, constant: float = 0.0) -> Linear:
    result = dict(a)
    for variable, coefficient in b.items():
        result[variable] = result.get(variable, 0.0) + factor * coefficient
    if constant:
        result[CONSTANT] = result.get(CONSTANT, 0.0) + constant
    return result


def _step(left: Node, right: Node) -> float:
    """What `超过` needs beyond the figure: one raw step of the unit, a whole point for scores."""
    scale = left.unit.scale
    return 1.0 if str(left.unit) == "分" else 1.0 / scale
