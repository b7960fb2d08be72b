"""Exact intervals of expressions: what a number can be at all, and which comparisons are decided before any fact is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kechuang.rules.tree import Node

_FLIPPED = {"ge": "lt", "gt": "le", "le": "gt", "lt": "ge"}


@dataclass(frozen=True, slots=True)
class Extent:
    """From `low` to `high`; None is without end; `above` and `under` say that the end itself is left out."""

    low: Fraction | None = None
    high: Fraction | None = None
    above: bool = False
    under: bool = False

    @property
    def empty(self) -> bool:
        """No number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.above or self.under))

    def met(self, op: str, figure: Fraction) -> Extent:
        """What is left of it where the number compares so with a figure."""
        low, above, high, under = self.low, self.above, self.high, self.under
        if op in ("ge", "gt") and (low is None or figure > low or (figure == low and op == "gt")):
            low, above = figure, op == "gt"
        if op in ("le", "lt") and (high is None or figure < high or (figure == high and op == "lt")):
            high, under = figure, op == "lt"
        return Extent(low, high, above, under)


Assumed = dict[Node, Extent]
"""What is known of numbers at a place of the tree."""


def extent(n: Node, assumed: Assumed) -> Extent:
    """What a number can be where something is assumed of its parts."""
    if n in assumed:
        return assumed[n]
    op, args = n.op, n.args
    if op == "lit":
        return Extent(args[0], args[0]) if args[0] is not None else Extent()
    if op == "fact":
        return Extent(Fraction(-args[0].bound), Fraction(args[0].bound))
    if op == "called":
        return extent(args[0], assumed)
    if op == "range":
        return Extent(extent(args[1], assumed).low, extent(args[2], assumed).high)
    if op == "bands":
        points = [args[2], *(p for _, p in args[1])]
        return Extent(min(points), max(points))
    if op == "if":
        known = [a for a in args[1:] if not (a.op == "lit" and a.args[0] is None)]
        return _hull([extent(a, assumed) for a in known]) if known else Extent()
    if op in ("max", "min"):
        return (_largest if op == "max" else _smallest)([extent(a, assumed) for a in args])
    if op in ("add", "sub"):
        a, b = extent(args[0], assumed), extent(args[1], assumed)
        low, high = (b.low, b.high) if op == "add" else (_minus(b.high), _minus(b.low))
        return Extent(_plus(a.low, low), _plus(a.high, high))
    if op == "mul" and args[1].op == "lit" and args[1].args[0] is not None:
        a, k = extent(args[0], assumed), args[1].args[0]
        low, high = (None if e is None else e * k for e in (a.low, a.high))
        return Extent(low, high) if k >= 0 else Extent(high, low)
    return Extent()


def decided(n: Node, assumed: Assumed) -> bool | None:
    """Whether a comparison with a figure always holds, or never; None where facts decide."""
    told = compared(n)
    if told is None:
        return None
    of, op, figure = told
    held = extent(of, assumed)
    if held.met(op, figure).empty:
        return False
    return True if held.met(_FLIPPED[op], figure).empty else None


def compared(n: Node) -> tuple[Node, str, Fraction] | None:
    """The number, operator and figure of a comparison with a figure; None for anything else."""
    if n.op not in _FLIPPED or n.args[0].kind != "number":
        return None
    left, right = n.args
    if left.op == right.op == "lit":
        return None  # of two dated figures another day may decide otherwise
    if right.op == "lit" and right.args[0] is not None:
        return left, n.op, right.args[0]
    if left.op == "lit" and left.args[0] is not None:
        return right, {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}[n.op], left.args[0]
    return None


def supposing(n: Node, holds: bool, assumed: Assumed) -> Assumed:
    """What is known once a condition is known to hold or to fail."""
    if n.op == "called":
        return supposing(n.args[0], holds, assumed)
    if n.op == "not":
        return supposing(n.args[0], not holds, assumed)
    if (n.op == "and" and holds) or (n.op == "or" and not holds):
        for operand in n.args:
            assumed = supposing(operand, holds, assumed)
        return assumed
    told = compared(n)
    if told is None:
        return assumed
    of, op, figure = told
    return assumed | {of: extent(of, assumed).met(op if holds else _FLIPPED[op], figure)}


def _hull(parts: list[Extent]) -> Extent:
    lows, highs = [p.low for p in parts], [p.high for p in parts]
    return Extent(
        None if None in lows else min(x for x in lows if x is not None),
        None if None in highs else max(x for x in highs if x is not None),
    )


def _largest(parts: list[Extent]) -> Extent:
    lows, highs = [p.low for p in parts if p.low is not None], [p.high for p in parts if p.high is not None]
    return Extent(max(lows, default=None), max(highs) if len(highs) == len(parts) else None)


def _smallest(parts: list[Extent]) -> Extent:
    lows, highs = [p.low for p in parts if p.low is not None], [p.high for p in parts if p.high is not None]
    return Extent(min(lows) if len(lows) == len(parts) else None, min(highs, default=None))


def _plus(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a + b


def _minus(a: Fraction | None) -> Fraction | None:
    return None if a is None else -a
