"""A rule with what is known beforehand worked in: facts a table lacks are unknown in every row, full columns never.

What remains is what has to be computed row by row; the meaning is the same (see `exact`).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from kechuang.rules.exact import Exact
from kechuang.rules.tree import Node, node, replaced

_STRICT = {"add", "sub", "mul", "max", "min", "ge", "gt", "le", "lt", "not", "among", "bands", "days", "months", "year"}
"""Operations that are unknown as soon as an operand is."""


def folded(root: Node, absent: Collection[str], full: Collection[str] = ()) -> Node:
    """The rule where the facts named in `absent` are always unknown and those in `full` always known."""

    def change(current: Node, args: tuple[Any, ...]) -> Node | None:
        if current.op == "fact":
            return node(None, current.unit, current.kind) if args[0].name in absent else None
        if current.op == "known":
            return _known(args[0], full)
        if current.op in ("and", "or"):
            return _logic(current.op, args)
        if current.op == "if" and args[0].op == "lit":
            chosen = args[0].args[0]
            return node(None, current.unit, current.kind) if chosen is None else args[1] if chosen else args[2]
        if current.op == "called":
            return args[0] if isinstance(args[0], Node) else None
        return _constant(current, args)

    return replaced(root, change)


def _known(of: Node, full: Collection[str]) -> Node | None:
    if of.op == "lit":
        return node(of.args[0] is not None)
    return node(True) if of.op == "fact" and of.args[0].name in full else None


def _logic(op: str, args: tuple[Node, ...]) -> Node:
    decisive = op == "or"
    left = [a for a in dict.fromkeys(args) if not (a.op == "lit" and a.args[0] is (not decisive))]
    if not left:
        return node(not decisive)
    if any(a.op == "lit" and a.args[0] is decisive for a in left):
        return node(decisive)
    return left[0] if len(left) == 1 else Node(op, tuple(left), "truth")


def _constant(current: Node, args: tuple[Any, ...]) -> Node | None:
    operands = [a for a in args if isinstance(a, Node)]
    literal = [a for a in operands if a.op == "lit"]
    nothing = any(a.args[0] is None for a in literal)
    if current.op == "div":
        above, below, otherwise = operands
        unknown = node(None, current.unit, current.kind)
        if below.op == "lit":
            return unknown if below.args[0] is None else None
        empty = above.op == "lit" and above.args[0] is None and otherwise.op == "lit" and otherwise.args[0] is None
        return unknown if empty else None
    if current.op not in _STRICT or not operands:
        return None
    if nothing:
        return node(None, current.unit, current.kind)
    if len(literal) == len(operands):
        value = Exact({})(Node(current.op, args, current.kind, current.unit))
        return Node("lit", (value,), current.kind, current.unit)
    return None
