"""Static checks of words: every fact, figure and policy has its official Chinese term, and one term one identifier.

What this lets pass can stand in the glossary, which is written from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kechuang.rules.errors import BadRule, bad_rule
from kechuang.rules.facts import Fact
from kechuang.rules.parameters import Parameter
from kechuang.rules.policy import Policy, flat
from kechuang.rules.tree import facts_of, walk

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Terms:
    """The terms met so far. Raises BadRule for the first that is not in order."""

    def __init__(self) -> None:
        self._policies: dict[str, str] = {}
        self._facts: dict[str, tuple[Fact, str]] = {}
        self._figures: dict[str, tuple[Parameter, str]] = {}
        self._called: dict[tuple[str, str], str] = {}

    def add(self, policy: Policy) -> None:
        """The terms of one policy."""
        self._once("policy", policy.name, policy.code)
        for version in policy.versions:
            labels = {c.code: c.label for c in flat(version.conditions)}
            labels |= {s.code: s.label for s in version.scores} | {a.code: a.label for a in version.amounts}
            for code, label in labels.items():
                self._chinese(label, code, policy.code)
            for f in facts_of(*version.roots, *version.invariants):
                self._fact(f, policy.code)
            for n in walk(*version.roots):
                if n.op == "param":
                    self._figure(n.args[0], policy.code)

    def _fact(self, f: Fact, where: str) -> None:
        other, first = self._facts.setdefault(f.name, (f, where))
        if other != f:
            raise bad_rule(
                "fact.declared_twice",
                f"事实“{f.name}”在{first}和{where}中定义不同。",
                f"the fact “{f.name}” is declared differently in {first} and {where}.",
                fact=f.name,
            )
        if f.name != "on":
            self._once("fact", f.label, f.name)

    def _figure(self, p: Parameter, where: str) -> None:
        other, first = self._figures.setdefault(p.name, (p, where))
        if _what(other) != _what(p):
            raise bad_rule(
                "parameter.declared_twice",
                f"参数“{p.name}”在{first}和{where}中定义不同。",
                f"the figure “{p.name}” is declared differently in {first} and {where}.",
                parameter=p.name,
            )
        self._once("figure", p.label, p.name)

    def _once(self, kind: str, label: str, name: str) -> None:
        """A term of its kind stands for one identifier."""
        self._chinese(label, name, name)
        if not _NAME.fullmatch(name):
            raise _bad_term(name, f"标识“{name}”应为小写英文", f"the identifier “{name}” is not lower-case English")
        if (first := self._called.setdefault((kind, label), name)) != name:
            code = "policy.same_name" if kind == "policy" else "term.twice"
            raise bad_rule(
                code,
                f"“{label}”有两个标识：{first}、{name}。",
                f"“{label}” has two identifiers: {first} and {name}.",
            )

    def _chinese(self, label: str, name: str, where: str) -> None:
        if not _CHINESE.search(label):
            raise _bad_term(name, f"{where}的“{name}”没有中文术语", f"“{name}” of {where} has no Chinese term")


def _what(p: Parameter) -> tuple[object, ...]:
    """What a figure is; renewed texts may write the same figure in another place."""
    return p.label, p.unit, tuple((held.since, held.value) for held in p.values)


def _bad_term(name: str, zh: str, en: str) -> BadRule:
    return bad_rule("term.missing", f"{zh}。", f"{en}.", term=name)


def check_terms(policies: Mapping[str, Policy]) -> None:
    """Check the terms of all policies together. Raises BadRule."""
    terms = Terms()
    for policy in policies.values():
        terms.add(policy)
