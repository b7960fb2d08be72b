"""Static checks: a fault of a policy is found when it is loaded; words, trees and sizes are checked in check_…."""

from __future__ import annotations

from collections.abc import Mapping

from kechuang.rules.check_overflow import check_overflow
from kechuang.rules.check_terms import check_terms
from kechuang.rules.check_trees import check_trees
from kechuang.rules.coverage import cited_articles
from kechuang.rules.errors import bad_rule
from kechuang.rules.policy import POINTS, Policy, Version, flat
from kechuang.rules.tree import walk


def check(policies: Mapping[str, Policy]) -> None:
    """Check every policy by itself and all of them together. Raises BadRule for the first fault."""
    check_terms(policies)
    for policy in policies.values():
        _versions(policy)
        for version in policy.versions:
            _version(policy, version)
    _references(policies)


def _versions(policy: Policy) -> None:
    if not policy.versions:
        raise bad_rule("policy.no_version", f"{policy.code}没有任何版本。", f"{policy.code} has no version.")
    days = [v.since for v in policy.versions]
    if len(set(days)) != len(days):
        raise bad_rule(
            "policy.two_versions",
            f"{policy.code}有两个版本自同一天起施行。",
            f"two versions of {policy.code} begin on the same day.",
        )
    for v, after in zip(policy.versions, policy.versions[1:], strict=False):
        if v.until and v.until > after.since:
            raise bad_rule(
                "policy.two_versions",
                f"{policy.code}的两个版本在{after.since}同时有效。",
                f"two versions of {policy.code} are in force on {after.since}.",
            )


def _version(policy: Policy, version: Version) -> None:
    where = f"{policy.code}@{version.since}"
    codes = [c.code for c in flat(version.conditions)]
    codes += [s.code for s in version.scores] + [a.code for a in version.amounts]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise bad_rule(
            "policy.same_code",
            f"{where}有重复的条款代码：{'、'.join(twice)}。",
            f"{where} gives two clauses one code: {', '.join(twice)}.",
        )
    if not version.conditions:
        raise bad_rule("policy.empty", f"{where}没有条件。", f"{where} has no condition.")
    for n in walk(*version.roots):
        if n.op == "param":
            for held in n.args[0].values:
                if not held.citation.document:
                    raise bad_rule(
                        "parameter.no_citation",
                        f"{where}的参数“{n.args[0].label}”没有出处。",
                        f"the parameter “{n.args[0].name}” of {where} has no citation.",
                    )
    for c in flat(version.conditions):
        if not c.citation.document:
            raise bad_rule(
                "condition.no_citation", f"{where}的条件“{c.label}”没有出处。", f"{where}: “{c.code}” has no citation."
            )
    for s in version.scores:
        if s.points.unit != POINTS:
            raise bad_rule(
                "rule.units", f"{where}的评分项“{s.label}”不是分值。", f"{where}: “{s.code}” is not in points."
            )
    _coverage(version, where)
    check_trees(version, where)
    check_overflow(policy, version, {}, where)


def _coverage(version: Version, where: str) -> None:
    """Every article a document lists is coded, judged by a person, or said to be something else: 100 %."""
    cited = cited_articles(version)
    listed = {(d.name, article) for d in version.documents for article in d.articles}
    if left := sorted(listed - cited):
        raise bad_rule(
            "coverage.article_left_out",
            f"{where}没有处理：{'、'.join(f'《{d}》{a}' for d, a in left)}。",
            f"{where} leaves out: {', '.join(f'{d} {a}' for d, a in left)}.",
        )
    if stray := sorted({c for c in cited if c[0] in {d.name for d in version.documents}} - listed):
        raise bad_rule(
            "coverage.article_unlisted",
            f"{where}引用了未列入文件条款的：{'、'.join(f'《{d}》{a}' for d, a in stray)}。",
            f"{where} cites articles its documents do not list: {', '.join(f'{d} {a}' for d, a in stray)}.",
        )


def _references(policies: Mapping[str, Policy]) -> None:
    needs = {
        policy.code: {n.args[0] for v in policy.versions for n in walk(*v.roots) if n.op == "result"}
        for policy in policies.values()
    }
    for code, wanted in needs.items():
        if missing := sorted(wanted - set(policies)):
            raise bad_rule(
                "policy.reference_missing",
                f"{code}引用了不存在的政策{missing}。",
                f"{code} refers to {missing}, which do not exist.",
            )
    done: set[str] = set()

    def visit(code: str, path: tuple[str, ...]) -> None:
        if code in path:
            raise bad_rule(
                "policy.reference_cycle",
                f"政策循环引用：{'→'.join((*path, code))}。",
                f"policies refer in a circle: {path}.",
            )
        if code not in done:
            for wanted in sorted(needs[code]):
                visit(wanted, (*path, code))
            done.add(code)

    for code in policies:
        visit(code, ())
