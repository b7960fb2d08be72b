"""Tables of the law: points by band, amounts by progressive band, the better of two ways to be measured."""

from __future__ import annotations

from fractions import Fraction

from kechuang.kernel.units import Unit
from kechuang.rules.errors import bad_rule
from kechuang.rules.tree import Node, Operand, best_of, divided, known, least_of, node, scored, when


def bands(of: Node, table: dict[str | int | Fraction, int | Fraction], below: int | Fraction = 0) -> Node:
    """Points by lower edge, edge included: `bands(ratio, {"30%": 20, "25%": 16})`; under the lowest edge: `below`.

    The table may be written in any order. Raises BadRule for an edge of another unit or two equal edges.
    """
    if of.kind != "number":
        raise bad_rule("rule.kind", f"{of!r}不是数量，不能分档。", f"{of!r} is not a number and has no bands.")
    edges = []
    for edge, points in table.items():
        literal = node(edge, of.unit)
        if literal.unit != of.unit:
            raise bad_rule(
                "rule.units",
                f"分档界限{edge}的单位与{of!r}不符。",
                f"band edge {edge} does not have the unit of {of!r}.",
            )
        edges.append((Fraction(literal.args[0]), Fraction(points)))
    edges.sort()
    if len({edge for edge, _ in edges}) != len(edges) or not edges:
        raise bad_rule("rule.bands_overlap", f"{of!r}的分档重叠或为空。", f"bands of {of!r} overlap or are empty.")
    return Node("bands", (of, tuple(edges), Fraction(below)), "number", Unit((("分", 1),)))


def progressive(of: Node, table: dict[str, str | int | Fraction]) -> Node:
    """An amount that each band adds its own share of: `progressive(value, {"0万元": "5%", "100万元": "3%"})`.

    Keys are lower edges; the share above holds up to the next edge. Below the lowest edge nothing is added.
    """
    edges = sorted((_literal(edge, of), _literal(share, None)) for edge, share in table.items())
    if not edges or len({edge for edge, _ in edges}) != len(edges):
        raise bad_rule("rule.bands_overlap", f"{of!r}的累进分段重叠或为空。", f"bands of {of!r} overlap or are empty.")
    nothing = Node("lit", (Fraction(0),), "number", of.unit)
    total: Node = nothing
    for (edge, share), (after, _) in zip(edges, [*edges[1:], (None, None)], strict=True):
        capped = of if after is None else least_of(of, Node("lit", (after,), "number", of.unit))
        total = total + best_of(capped - Node("lit", (edge,), "number", of.unit), nothing) * share
    return total


def best_known(most: Operand, *ways: Node) -> Node:
    """The best of several ways to be measured, one being enough: `most` is the full mark of any way.

    Where some ways are unknown the result is a range from the best known one (0 where none is) to `most`, so that a
    verdict is given as soon as no unknown way could change it.
    """
    full = node(most, ways[0].unit)
    none = Node("lit", (Fraction(0),), "number", ways[0].unit)
    least = best_of(*(when(known(way), way, none) for way in ways))
    everything = known(ways[0])
    for way in ways[1:]:
        everything = everything & known(way)
    open_score = scored(Node("lit", (None,), "number", ways[0].unit), least, full)
    return when(everything | (least >= full), least, open_score)


def mean_growth(latest: Node, middle: Node, first: Node) -> Node:
    """The mean of two yearly growth rates; of the last one alone where the first year is zero.

    Unknown where a rate has a base that is negative, or zero in the middle year: there is no such rate.
    """
    step = divided(latest, middle) - 1
    zero = node(f"0{first.unit}")
    return when(
        first > zero, (divided(middle, first) + divided(latest, middle)) / 2 - 1, when(first >= zero, step, None)
    )


def _literal(value: str | int | Fraction, like: Node | None) -> Fraction:
    literal = node(value, like.unit if like is not None else Unit())
    if literal.unit != (like.unit if like is not None else Unit()):
        raise bad_rule("rule.units", f"{value}的单位与{like!r}不符。", f"{value} does not have the unit of {like!r}.")
    return Fraction(literal.args[0])
