"""Static checks of one version's expressions: branches nobody reaches, tables with holes, contradictions."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from kechuang.rules.errors import BadRule, bad_rule
from kechuang.rules.extent import Assumed, decided, extent, supposing
from kechuang.rules.policy import Version
from kechuang.rules.tree import Node, at, walk
from kechuang.rules.words import text


def check_trees(version: Version, where: str) -> None:
    """Check a version's expressions as they are on its first day. Raises BadRule for the first fault."""
    conditions = [at(c.test, version.since, {}) for c in version.conditions]
    values = [at(r, version.since, {}) for r in version.roots]
    seen: set[Node] = set()
    for n in walk(*values):
        if n.op == "range":
            graded(n, where)
    for root in values:
        reachable(root, {}, where, seen)
    assumed: Assumed = {}
    for test in conditions:
        assumed = supposing(test, True, assumed)
        if any(e.empty for e in assumed.values()):
            raise _fault(
                "rule.contradiction", where, f"条件“{text(test)}”与其他条件矛盾", "conditions exclude each other"
            )


def reachable(n: Node, assumed: Assumed, where: str, seen: set[Node]) -> None:
    """Refuse a branch, a band or an alternative that no facts can reach, and a condition that cannot hold.

    `seen` are expressions already found sound under no assumption.
    """
    if not assumed:
        if n in seen:
            return
        seen.add(n)
    if n.op == "if":
        if n.args[0].op == "lit" or decided(n.args[0], assumed) is not None:
            raise _fault("rule.unreachable", where, f"分支“{text(n.args[0])}”只有一种结果", "a branch is never reached")
        reachable(n.args[0], assumed, where, seen)
        for branch, holds in ((n.args[1], True), (n.args[2], False)):
            reachable(branch, supposing(n.args[0], holds, assumed), where, seen)
        return
    if n.op == "bands":
        held = extent(n.args[0], assumed)
        for edge, _ in n.args[1]:
            if held.met("ge", edge).empty:
                raise _fault("rule.unreachable", where, f"“{text(n)}”有达不到的档次", "a band is never reached")
        return
    if decided(n, assumed) is False:
        raise _fault("rule.never", where, f"条件“{text(n)}”不可能成立", "a condition can never hold")
    if n.op == "and":
        for operand in n.args:
            further = supposing(operand, True, assumed)
            if any(e.empty for e in further.values()) and decided(operand, {}) is None:
                raise _fault("rule.contradiction", where, f"“{text(n)}”自相矛盾", "its parts exclude each other")
            reachable(operand, assumed, where, seen)
            assumed = further
        return
    for operand in n.operands:
        reachable(operand, assumed, where, seen)


def graded(n: Node, where: str) -> None:
    """Refuse an expert's grades that are turned round, overlap, or leave out whole points between two of them."""
    grades = sorted({(a, b) for a, b in _grades(n.args[1], n.args[2])})
    for least, most in grades:
        if least > most:
            raise _fault("rule.grade_turned", where, f"评分档{least}–{most}上下限颠倒", "a grade is turned round")
    if len({least for least, _ in grades}) == 1:
        return  # one grade whose cap depends on the facts
    for (_, most), (least, _) in pairwise(grades):
        if least <= most:
            raise _fault("rule.grades_overlap", where, f"评分档在{least}分处重叠", f"grades overlap at {least}")
        if least - most > 1:
            raise _fault(
                "rule.grades_gap", where, f"评分档在{most}分与{least}分之间有空档", f"no grade from {most} to {least}"
            )


def _grades(least: Node, most: Node) -> list[tuple[Fraction, Fraction]]:
    """The grades of two tables that branch on the same conditions; nothing where they are built otherwise."""
    if least.op == most.op == "lit":
        return [] if None in (least.args[0], most.args[0]) else [(least.args[0], most.args[0])]
    if least.op == most.op == "if" and least.args[0] is most.args[0]:
        return _grades(least.args[1], most.args[1]) + _grades(least.args[2], most.args[2])
    if least.op == "lit" and most.op == "if":
        return _grades(least, most.args[1]) + _grades(least, most.args[2])
    if most.op == "lit" and least.op == "if":
        return _grades(least.args[1], most) + _grades(least.args[2], most)
    return []


def _fault(code: str, where: str, zh: str, en: str) -> BadRule:
    return bad_rule(code, f"{where}：{zh}。", f"{where}: {en}.")
