"""Clauses of policies in force that pick out whom they serve by place or tax: for fair-competition review."""

from __future__ import annotations

from collections.abc import Iterator

from kechuang.cues.cue import Cue, Finding
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.policies.vocabulary.selecting import BASIS, SELECTING
from kechuang.registry.asof import AsOf
from kechuang.rules.facts import Fact
from kechuang.rules.policy import Policy, Version, flat
from kechuang.rules.tree import Node, walk


def find(asof: AsOf) -> Iterator[Finding]:
    """Clause by clause over the versions in force on the day."""
    for policy in catalogue():
        version = next((one for one in reversed(policy.versions) if one.since <= asof.valid), None)
        ends = policy.ends(version) if version is not None else None
        if version is None or (ends is not None and ends <= asof.valid):
            continue
        for code, label, article, roots in _clauses(version):
            facts = {fact.name: fact for fact in _facts(roots)}
            for name in sorted(facts.keys() & SELECTING.keys()):
                way = SELECTING[name]
                yield _finding(policy, version, code, f"{article}“{label}”", facts[name].label, way)


def _finding(policy: Policy, version: Version, code: str, clause: str, fact: str, way: Sentence) -> Finding:
    return Finding(
        "",
        f"{policy.code}:{version.since}:{code}",
        Sentence(f"{clause}{way.zh}：{fact}", f"{clause} {way.en}: {fact}"),
        (("policy", f"{policy.code}?since={version.since}"),),
        name=policy.name,
    )


def _clauses(version: Version) -> Iterator[tuple[str, str, str, tuple[Node, ...]]]:
    for condition in flat(version.conditions):
        yield condition.code, condition.label, str(condition.citation.article), (condition.test,)
    for amount in version.amounts:
        yield amount.code, amount.label, str(amount.citation.article), (amount.value,)


def _facts(roots: tuple[Node, ...]) -> Iterator[Fact]:
    return (node.args[0] for node in walk(*roots) if node.op == "fact")


CUE = Cue(
    "selects_by_place",
    Sentence("政策条款按地点或纳税挑选对象", "Clauses that pick by place or tax"),
    Sentence(
        "现行政策中，按注册地、所在地或缴纳税费挑选对象的条件和金额，供公平竞争审查时逐条看。",
        "Conditions and amounts in force that pick by place of registration or by tax, for fair-competition review.",
    ),
    Sentence(
        "有法律、行政法规依据或经国务院批准的可以保留；资格性的地域要求不一定是奖补。",
        "A basis in law or the State Council's leave allows them; a place asked for is not always a subsidy.",
    ),
    BASIS,
    find,
    "count",
)
