"""From the tree of a rule to plain operations on whole numbers and doubles: the last step all readers share.

A fact is kept as a whole number of 1/`scale` (元 to the cent), so sums, differences, products with figures and
comparisons are exact integer work. Dividing two of them gives a double. IEEE division is correctly rounded, so a
quotient that truly equals a figure gives that figure's own double, and one that differs gives another as long as
denominator × figure's denominator stays below 2⁵²: such comparisons need no slack and are exact. A quotient compared
with one figure is not divided at all: a/b ≥ p/q is q·a ≥ p·b wherever both products fit into 64 bits. Longer real
expressions (growth: ½(a/b + c/d) − 1) may be a few units in the last place off; they are compared with SLACK, so that
what truly equals a figure counts as equal to it: far below one cent in any real account.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from fractions import Fraction
from math import gcd, lcm
from typing import Any, Literal

from kechuang.rules.errors import bad_rule
from kechuang.rules.facts import Fact
from kechuang.rules.tree import Node, walk

LARGEST = 2**63 - 1
"""The largest whole number a 64-bit column holds."""

SLACK = 4e-15
"""Relative slack of comparisons over real expressions longer than one quotient."""

_FLIPPED = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}

Type = Literal["int", "real", "truth", "date", "choice"]


class Low:
    """One plain operation. Where the type is int, `scale` is how many raw steps make one unit and `most` the largest
    absolute raw value that the bounds of the facts allow (0 for other types).
    """

    __slots__ = ("args", "most", "op", "scale", "type")

    def __init__(self, op: str, args: tuple[Any, ...], type_: Type, scale: int = 1, most: int = 0) -> None:
        self.op, self.args, self.type, self.scale, self.most = op, args, type_, scale, most

    @property
    def operands(self) -> list[Low]:
        """The operations among the arguments."""
        return [a for a in self.args if isinstance(a, Low)]

    def __repr__(self) -> str:
        return f"{self.op}({', '.join(map(repr, self.args))})"


class Lowering:
    """Lowers trees that share operations: the same expression under two roots becomes one operation."""

    def __init__(self, roots: Iterable[Node] = ()) -> None:
        """`roots` are those to come, where they are known: a quotient they compare more than once is divided once."""
        self._made: dict[Node, Low] = {}
        self._pool: dict[tuple[Any, ...], Low] = {}
        compared = Counter(a for n in walk(*roots) if n.op in _FLIPPED for a in n.operands if a.op == "div")
        self._divided = {n for n, times in compared.items() if times > 1}

    def lower(self, root: Node) -> Low:
        """The operation that computes the tree."""
        for current in walk(root):
            if current not in self._made:
                operands = [self._made[a] if isinstance(a, Node) else a for a in current.args]
                self._made[current] = getattr(self, f"_{current.op}")(current, *operands)
        return self._made[root]

    def _low(self, op: str, args: tuple[Any, ...], type_: Type, scale: int = 1, most: int | None = None) -> Low:
        key = (op, type_, scale, *(("low", id(a)) if isinstance(a, Low) else (type(a), a) for a in args))
        if key not in self._pool:
            size = most if most is not None else _size(op, args) if type_ == "int" else 0
            self._pool[key] = Low(op, args, type_, scale, size)
        return self._pool[key]

    # ---- leaves

    def _fact(self, current: Node, fact: Any) -> Low:
        if fact.kind != "number":
            return self._low("col", (fact.name,), fact.kind)
        return self._low("col", (fact.name,), "int", fact.scale, fact.bound * fact.scale)

    def _lit(self, current: Node, value: Any) -> Low:
        if current.kind != "number":
            return self._low("lit", (value,), current.kind)
        if value is None:
            return self._low("lit", (None,), "int")
        return self._low("lit", (value.numerator,), "int", value.denominator)

    def _called(self, current: Node, of: Low, label: str) -> Low:
        return of

    # ---- numbers

    def _scaled(self, low: Low, scale: int) -> Low:
        """An int operation brought to a finer scale (a multiple of its own)."""
        factor = scale // low.scale
        if low.op == "lit":
            return self._low("lit", (None if low.args[0] is None else low.args[0] * factor,), "int", scale)
        if factor == 1:
            return low
        return self._low("mul", (low, self._low("lit", (factor,), "int")), "int", scale)

    def _real(self, low: Low) -> Low:
        if low.type == "real":
            return low
        if low.op == "lit":
            value = low.args[0]
            return self._low("lit", (None if value is None else float(Fraction(value, low.scale)),), "real")
        return self._low("real", (low, low.scale), "real")

    def _alike(self, *lows: Low) -> list[Low]:
        if any(low.type == "real" for low in lows):
            return [self._real(low) for low in lows]
        if all(low.type == "int" for low in lows):
            scale = lcm(*(low.scale for low in lows))
            return [self._scaled(low, scale) for low in lows]
        return list(lows)

    def _arithmetic(self, op: str, *lows: Low) -> Low:
        alike = self._alike(*lows)
        result = alike[0]
        for low in alike[1:]:
            result = self._low(op, (result, low), result.type, result.scale)
        return result

    def _add(self, current: Node, a: Low, b: Low) -> Low:
        return self._arithmetic("add", a, b)

    def _sub(self, current: Node, a: Low, b: Low) -> Low:
        return self._arithmetic("sub", a, b)

    def _max(self, current: Node, *lows: Low) -> Low:
        return self._arithmetic("max", *lows)

    def _min(self, current: Node, *lows: Low) -> Low:
        return self._arithmetic("min", *lows)

    def _mul(self, current: Node, a: Low, b: Low) -> Low:
        if "real" in (a.type, b.type):
            return self._low("mul", (self._real(a), self._real(b)), "real")
        if a.op == "col" and b.op == "lit" and b.args[0] == 1:  # a third of a number is that number in thirds
            return self._low("col", a.args, "int", a.scale * b.scale, a.most)
        return self._low("mul", (a, self._low("lit", b.args, "int") if b.op == "lit" else b), "int", a.scale * b.scale)

    def _div(self, current: Node, a: Low, b: Low, if_zero: Low) -> Low:
        if a.type == b.type == "int":
            shared = gcd(a.scale, b.scale)
            above, below = self._times(a, b.scale // shared), self._times(b, a.scale // shared)
        else:
            above, below = self._real(a), self._real(b)
        return self._low("quot", (above, below, self._real(if_zero)), "real")

    def _times(self, low: Low, factor: int) -> Low:
        if low.op == "mul" and low.args[1].op == "lit" and low.args[1].args[0] is not None:
            low, factor = low.args[0], factor * low.args[1].args[0]
        if factor == 0:
            return self._low("lit", (0,), "int")
        return low if factor == 1 else self._low("mul", (low, self._low("lit", (factor,), "int")), "int", low.scale)

    def _bands(self, current: Node, of: Low, edges: Any, below: Fraction) -> Low:
        scale = lcm(below.denominator, *(points.denominator for _, points in edges))
        lowered = tuple((self._edge(of, "ge", edge), int(points * scale)) for edge, points in reversed(edges))
        return self._low("bands", (of, lowered, int(below * scale)), "int", scale)

    def _edge(self, of: Low, op: str, edge: Fraction) -> int | float:
        """A figure as the raw number `of` is compared with. For ints the comparison must be with a whole number."""
        if of.type == "int":
            raw = edge * of.scale
            # the smallest whole number not below (ge, lt) or the largest not above (gt, le) decides the same
            return -(-raw.numerator // raw.denominator) if op in ("ge", "lt") else raw.numerator // raw.denominator
        exact = float(edge)
        if of.op == "quot" and all(x.type == "int" for x in of.args[:2]):
            return exact
        slack = SLACK * max(1.0, abs(exact))
        return exact - slack if op in ("ge", "lt") else exact + slack

    # ---- truths

    def _comparison(self, current: Node, a: Low, b: Low) -> Low:
        op = current.op
        of = current.args[0]
        if a.op == "lit" and b.op != "lit":
            a, b, op, of = b, a, _FLIPPED[op], current.args[1]
        if a.type in ("int", "real") and b.op == "lit":
            value = b.args[0]
            if value is None:
                return self._low(op, (a, self._low("lit", (None,), a.type)), "truth")
            figure = Fraction(value, b.scale) if b.type == "int" else Fraction(value)
            if a.op == "quot" and of not in self._divided and (crossed := self._crossed(op, a, figure)) is not None:
                return crossed
            if a.op == "days" and (day := self._day(op, a, self._edge(a, op, figure))) is not None:
                return day
            return self._low(op, (a, self._low("lit", (self._edge(a, op, figure),), a.type)), "truth")
        left, right = self._alike(a, b)
        if left.type == "real":
            slack = self._low("lit", (-SLACK if op in ("ge", "lt") else SLACK,), "real")
            right = self._low("add", (right, slack), "real")
        return self._low(op, (left, right), "truth")

    _ge = _gt = _le = _lt = _comparison

    def _day(self, op: str, days: Low, edge: int | float) -> Low | None:
        """Days up to (or from) a known date compared with a figure: the other date compared with a date."""
        first, last = days.args
        known, other, sign, op = (last, first, -1, _FLIPPED[op]) if last.op == "lit" else (first, last, 1, op)
        if known.op != "lit" or known.args[0] is None:
            return None
        try:
            day = known.args[0] + sign * timedelta(days=int(edge))
        except OverflowError:
            return None
        return self._low(op, (other, self._low("lit", (day,), "date")), "truth")

    def _crossed(self, op: str, quotient: Low, figure: Fraction) -> Low | None:
        """A quotient of whole numbers compared with a figure without dividing; None where that cannot be."""
        above, below, if_zero = quotient.args
        if above.type != "int" or below.type != "int" or if_zero.op != "lit":
            return None
        left, right = self._times(above, figure.denominator), self._times(below, figure.numerator)
        if max(left.most, right.most) > LARGEST:
            return None
        met = None if if_zero.args[0] is None else compare(op, Fraction(if_zero.args[0]), figure)
        divisible = self._low("gt", (below, self._low("lit", (0,), "int")), "truth")
        comparison = self._low(op, (left, right), "truth")
        return self._low("if", (divisible, comparison, self._low("lit", (met,), "truth")), "truth")

    def _and(self, current: Node, *lows: Low) -> Low:
        return self._low("and", lows, "truth")

    def _or(self, current: Node, *lows: Low) -> Low:
        return self._low("or", lows, "truth")

    def _not(self, current: Node, low: Low) -> Low:
        return self._low("not", (low,), "truth")

    def _among(self, current: Node, low: Low, options: tuple[str, ...]) -> Low:
        return self._low("among", (low, options), "truth")

    def _known(self, current: Node, low: Low) -> Low:
        return self._low("known", (low,), "truth")

    def _if(self, current: Node, condition: Low, a: Low, b: Low) -> Low:
        left, right = self._alike(a, b)
        return self._low("if", (condition, left, right), left.type, left.scale)

    # ---- dates

    def _days(self, current: Node, first: Low, last: Low) -> Low:
        return self._low("days", (first, last), "int")

    def _months(self, current: Node, day: Low, months: int) -> Low:
        return self._low("months", (day, months), "date")

    def _year(self, current: Node, day: Low) -> Low:
        if day.op == "lit" and day.args[0] is not None:
            return self._low("lit", (day.args[0].year,), "int")
        return self._low("year", (day,), "int")

    def _result(self, current: Node, policy: str) -> Low:
        raise bad_rule(
            "rule.unresolved", f"引用的政策“{policy}”尚未解析。", f"the policy “{policy}” referred to is not resolved."
        )


def _size(op: str, args: tuple[Any, ...]) -> int:
    """The largest absolute raw value of a whole-number operation."""
    operands = [a.most for a in args if isinstance(a, Low)]
    if op == "lit":
        return abs(int(args[0] or 0))
    if op == "bands":
        return int(max(abs(x) for x in (args[2], *(points for _, points in args[1]))))
    if op in ("add", "sub"):
        return sum(operands)
    if op == "mul":
        return operands[0] * operands[1]
    if op in ("days", "year"):
        return 4_000_000
    return max(operands, default=0)


def compare(op: str, a: Fraction, b: Fraction) -> bool:
    """A comparison of two figures."""
    return {"ge": a >= b, "gt": a > b, "le": a <= b, "lt": a < b}[op]


def order(roots: list[Low]) -> list[Low]:
    """Every operation under the roots once, operands before operations."""
    seen: dict[int, Low] = {}
    stack = [(root, False) for root in reversed(roots)]
    visited: set[int] = set()
    while stack:
        low, done = stack.pop()
        if done:
            seen.setdefault(id(low), low)
        elif id(low) not in visited:
            visited.add(id(low))
            stack.append((low, True))
            stack.extend((operand, False) for operand in reversed(low.operands) if id(operand) not in visited)
    return list(seen.values())


def raw(value: Fraction, fact: Fact) -> int:
    """A value in base units as the whole number the fact is kept as (half a step rounds up)."""
    scaled = value * fact.scale
    return (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
