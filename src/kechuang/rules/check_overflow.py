"""Static check of sizes: no whole number of a rule can outgrow 64 bits, whatever the facts within their bounds.

Every operation's largest value follows from its operands' (`lowering`), so that a whole expression is proved, not its
single steps alone; on every day from which a figure of the version is another one; totals and rankings included. A
division's own figures are checked in the same way when its table is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kechuang.rules.bounds import high, low, settled
from kechuang.rules.errors import bad_rule
from kechuang.rules.lowering import LARGEST, Lowering, order
from kechuang.rules.parameters import Parameter
from kechuang.rules.policy import Policy, Version
from kechuang.rules.tree import Node, at, node, replaced, walk


def check_overflow(policy: Policy, version: Version, local: Mapping[str, Parameter], where: str) -> None:
    """Prove one version's expressions with a division's figures laid over them. Raises BadRule."""
    roots = [replaced(root, _unreferred) for root in _roots(version)]
    for day in sorted(_days(policy, version, local)):
        lowering = Lowering()
        values = [plain for root in roots for plain in _settled(at(root, day, local))]
        for op in order([lowering.lower(value) for value in values]):
            if op.most > LARGEST:
                raise bad_rule(
                    "rule.overflow",
                    f"{where}：“{op!r}”可能超出64位整数。",
                    f"{where}: a number may outgrow 64 bits ({op!r}).",
                )


def check_figures(policies: Iterable[Policy], local: Mapping[str, Parameter], where: str) -> None:
    """Prove every version that reads one of a division's figures. Raises BadRule naming the table and the version."""
    for policy in policies:
        for version in policy.versions:
            if any(n.op == "param" and n.args[0].name in local for n in walk(*version.roots)):
                check_overflow(policy, version, local, f"{where} {policy.code}@{version.since}")


def _roots(version: Version) -> list[Node]:
    return [*version.roots, *([version.total] if version.scores else [])]


def _unreferred(current: Node, _args: object) -> Node | None:
    """Another policy's verdict is yes, no or unknown; its own numbers are proved where it stands."""
    return node(None, kind="truth") if current.op == "result" else None


def _days(policy: Policy, version: Version, local: Mapping[str, Parameter]) -> set[date]:
    """The first day of the version and every later one from which some figure is another one."""
    ends = policy.ends(version)
    figures = {local.get(n.args[0].name, n.args[0]) for n in walk(*version.roots) if n.op == "param"}
    days = {held.since for figure in figures for held in figure.values}
    return {version.since, *(day for day in days if day > version.since and (ends is None or day < ends))}


def _settled(root: Node) -> list[Node]:
    """The expression without expert ranges, as readers lower it."""
    if all(n.op != "range" for n in walk(root)):
        return [root]
    return [settled(root)] if root.kind == "truth" else [low(root), high(root)]
