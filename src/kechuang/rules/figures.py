"""The figures a rule is written with, apart from its shape: two rules of one shape differ in figures alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kechuang.rules import words
from kechuang.rules.tree import Node


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in words, and what it stands beside (科技人员÷职工总数≥)."""

    what: str
    value: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A rule as its shape (equal for rules that differ only in figures) and its figures in a fixed order."""

    shape: tuple[Any, ...]
    figures: tuple[Figure, ...]


def figures_of(root: Node) -> Figures:
    """Shape and figures of a rule. Figures are numbers and dates; yes and no belong to the shape."""
    figures: list[Figure] = []

    # an expression read twice is written twice, so that two figures that happen to be equal stay two
    def visit(n: Node, beside: str) -> Any:
        if n.op == "lit" and n.kind in ("number", "date"):
            figures.append(Figure(beside, words.text(n)))
            return ("figure", n.kind, n.unit)
        if n.op == "bands":
            return _bands(n, visit, figures)
        if n.op in words.SIGNS:
            left, right = n.args
            sign = words.SIGNS[n.op]
            return (
                n.op,
                visit(left, f"{short(right)}的对照值"),
                visit(right, f"{short(left)}{sign}"),
            )
        return (n.op, *(visit(a, beside or short(n)) if isinstance(a, Node) else a for a in n.args))

    return Figures(visit(root, ""), tuple(figures))


def _bands(n: Node, visit: Any, figures: list[Figure]) -> tuple[Any, ...]:
    of, edges, below = n.args
    shape = visit(of, short(of))
    for edge, points in edges:
        written = words.amount(edge, of.unit)
        figures.append(Figure(f"{short(of)}分档", f"{written}以上{words.amount(points, n.unit)}"))
    figures.append(Figure(f"{short(of)}最低档以下", words.amount(below, n.unit)))
    return ("bands", shape, len(edges))


def short(n: Node) -> str:
    """An expression in words, cut where it would fill a line."""
    told = words.text(n)
    return told if len(told) <= 40 else f"{told[:39]}…"
