"""Every fact that any version of any policy asks, and about which kinds of subjects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kechuang.policies import catalogue
from kechuang.registry.facts.periods import stored_name
from kechuang.registry.facts.subjects import KINDS, SubjectKind
from kechuang.rules.facts import Fact
from kechuang.rules.policy import Policy
from kechuang.rules.tree import ON, facts_of

_NOT_ASKED = ON.args[0].name
"""The reference date is given by the question, not by the records."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One fact, the policies that ask for it, and what it is asked about."""

    fact: Fact
    policies: tuple[Policy, ...]
    subjects: frozenset[SubjectKind]


@cache
def vocabulary() -> dict[str, Asked]:
    """Every fact by its name, in sorted order."""
    facts: dict[str, Fact] = {}
    asking: dict[str, list[Policy]] = {}
    for policy in catalogue():
        for fact in facts_of(*(root for version in policy.versions for root in version.roots)):
            if fact.name != _NOT_ASKED:
                facts[fact.name] = fact
                asking.setdefault(fact.name, []).append(policy)
    return {
        name: Asked(
            facts[name],
            tuple(asking[name]),
            frozenset(kind for policy in asking[name] for kind in KINDS[policy.subject]),
        )
        for name in sorted(facts)
    }


def facts_asked_of(kind: SubjectKind) -> list[Fact]:
    """The facts asked about one kind of subject."""
    return [asked.fact for asked in vocabulary().values() if kind in asked.subjects]


@cache
def stored() -> dict[str, tuple[Asked, ...]]:
    """Facts by the name under which they are stated: figures of several years under one."""
    found: dict[str, list[Asked]] = {}
    for asked in vocabulary().values():
        found.setdefault(stored_name(asked.fact), []).append(asked)
    return {name: tuple(every) for name, every in found.items()}


def is_judged(name: str) -> bool:
    """Whether the fact stated under that name is for reviewers to judge."""
    return any(asked.fact.judged for asked in stored().get(name, ()))
