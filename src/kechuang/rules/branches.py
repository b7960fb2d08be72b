"""The same rule in fewer and lighter steps: choices between figures become choices between truths.

A comparison with a figure that is chosen by conditions (an expert's grade, a floor by size) is compared branch by
branch: a truth costs a column engine a bit a row where a number costs eight bytes, and each branch compares with a
figure, exactly. Two choices by the same condition become one. The meaning is the same in all three values.
"""

from __future__ import annotations

from typing import Any

from kechuang.rules.tree import Node, node, replaced

_FLIPPED = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}


def by_branch(root: Node) -> Node:
    """The rule with its comparisons taken into the branches they choose from."""
    return replaced(root, _change)


def _change(current: Node, args: tuple[Any, ...]) -> Node | None:
    if current.op in _FLIPPED:
        return _compared(current.op, args[0], args[1])
    if current.op == "and":
        return _both(args)
    if current.op == "if":
        return _chosen(*args)
    return None


def _compared(op: str, left: Node, right: Node) -> Node:
    if _figures(left) and not _figures(right):
        op, left, right = _FLIPPED[op], right, left
    if right.op == "if" and _figures(right):
        condition, then, otherwise = right.args
        return _chosen(condition, _compared(op, left, then), _compared(op, left, otherwise))
    return Node(op, (left, right), "truth")


def _figures(n: Node) -> bool:
    """Whether it is a figure, or a choice between figures."""
    return n.op == "lit" or (n.op == "if" and all(map(_figures, n.args[1:])))


def _both(args: tuple[Node, ...]) -> Node | None:
    """Two choices by one condition, both of which must hold, as one choice between what both ask."""
    first, *others = args
    if len(others) != 1 or not (first.op == others[0].op == "if" and first.args[0] is others[0].args[0]):
        return None
    (condition, then, otherwise), (_, also_then, also_otherwise) = first.args, others[0].args
    return _chosen(condition, _all(then, also_then), _all(otherwise, also_otherwise))


def _all(*args: Node) -> Node:
    return _both(args) or Node("and", args, "truth")


def _chosen(condition: Node, then: Node, otherwise: Node) -> Node:
    """A choice, without the branches that its own condition rules out."""
    if then.op == "if" and then.args[0] is condition:
        then = then.args[1]
    if otherwise.op == "if" and otherwise.args[0] is condition:
        otherwise = otherwise.args[2]
    if then is node(True) and otherwise is node(False):
        return condition
    return Node("if", (condition, then, otherwise), then.kind, then.unit)
