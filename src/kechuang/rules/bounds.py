"""Expert ranges worked out: what a score is at least and at most, and comparisons decided only where both agree."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kechuang.rules.errors import bad_rule
from kechuang.rules.tree import Node, known, node, walk, when

UNJUDGED = node(None, kind="truth")


@lru_cache(maxsize=1 << 15)
def has_range(root: Node) -> bool:
    """Whether an expert's score is anywhere below."""
    return any(n.op == "range" for n in walk(root))


def low(root: Node) -> Node:
    """The least the number can be, given the scores known so far."""
    return _side(root, 0)


def high(root: Node) -> Node:
    """The most the number can be, given the scores known so far."""
    return _side(root, 1)


def settled(root: Node) -> Node:
    """The truth with every comparison over ranges decided by their bounds: yes, no, or unknown until more is given."""

    def decide(current: Node, args: tuple[Any, ...]) -> Node | None:
        if current.op not in ("ge", "gt", "le", "lt") or not has_range(current):
            return None
        left, right = current.args
        up = current.op in ("ge", "gt")
        surely = Node(current.op, (low(left), high(right)) if up else (high(left), low(right)), "truth")
        perhaps = Node(current.op, (high(left), low(right)) if up else (low(left), high(right)), "truth")
        return when(surely, node(True), when(perhaps, UNJUDGED, node(False)))

    made: dict[Node, Node] = {}
    for current in walk(root):
        if current.kind != "truth":
            made[current] = current
            continue
        args = tuple(made[a] if isinstance(a, Node) else a for a in current.args)
        new = decide(current, args)
        made[current] = new if new is not None else Node(current.op, args, current.kind, current.unit)
    return made[root]


@lru_cache(maxsize=1 << 15)
def _side(root: Node, side: int) -> Node:
    if root.op == "range":
        given, least, most = root.args
        return when(known(given), when((given >= least) & (given <= most), given, None), (least, most)[side])
    if not has_range(root):
        return root
    args = root.args
    if root.op == "called":
        return _side(args[0], side)
    if root.op in ("add", "max", "min"):
        new = tuple(_side(a, side) for a in args)
    elif root.op == "sub":
        new = (_side(args[0], side), _side(args[1], 1 - side))
    elif root.op == "if":
        new = (settled(args[0]), _side(args[1], side), _side(args[2], side))
    elif root.op == "mul" and args[1].op == "lit" and args[1].args[0] >= 0:
        new = (_side(args[0], side), args[1])
    else:
        raise bad_rule(
            "rule.range_misused",
            f"专家评分区间不能用在{root.op}运算里。",
            f"an expert's range cannot stand under {root.op}.",
        )
    return Node(root.op, new, root.kind, root.unit)
