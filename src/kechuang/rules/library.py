"""The documents behind the policies: which rules each article governs, where they hold, what stood before and after.

Everything is read off the policies themselves; this module adds no fact.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.rules.clauses import Document
from kechuang.rules.document import covered
from kechuang.rules.policy import Policy, Version


@dataclass(frozen=True, slots=True)
class Use:
    """One version of a policy that rests on the document; `ends` is the first day on which it no longer holds."""

    policy: Policy
    version: Version
    ends: date | None

    def holds(self, day: date) -> bool:
        """Whether the version is in force on a day."""
        return self.version.since <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True, slots=True)
class Governed:
    """What one article answers for in one version: how it is handled, and the clause or note in words."""

    use: Use
    how: Sentence
    what: str


@dataclass(slots=True)
class Entry:
    """One document. `before` and `after`: what only the version before or after of the same policy rests on."""

    document: Document
    uses: list[Use] = field(default_factory=list)
    articles: dict[str, list[Governed]] = field(default_factory=dict)
    before: list[Entry] = field(default_factory=list)
    after: list[Entry] = field(default_factory=list)

    @property
    def code(self) -> str:
        """A short name for addresses, the same as long as name and number are."""
        return code_of(self.name, self.number)

    @property
    def name(self) -> str:
        """What the document is called."""
        return self.document.name

    @property
    def number(self) -> str:
        """Its number; empty where it has none or none was found."""
        return self.document.number

    @property
    def dated(self) -> date | None:
        """Its date, where found."""
        return self.document.dated

    @property
    def policies(self) -> list[Policy]:
        """The policies that rest on it, each once."""
        return list({use.policy.code: use.policy for use in self.uses}.values())

    def holds(self, day: date) -> bool:
        """Whether any version that rests on it is in force on a day."""
        return any(use.holds(day) for use in self.uses)

    @property
    def clauses(self) -> int:
        """How many clauses of rules its articles govern, each version counted once."""
        return sum(len(held) for held in self.articles.values())


def library(policies: Iterable[Policy]) -> list[Entry]:
    """Every document that a version names, newest first, those without a date last."""
    found: dict[str, Entry] = {}
    for policy in policies:
        versions = policy.versions
        for number, version in enumerate(versions):
            use = Use(policy, version, policy.ends(version))
            handled = {(one.document, one.article): one.handled for one in covered(version)}
            for document in version.documents:
                entry = found.setdefault(code_of(document.name, document.number), Entry(document))
                entry.uses.append(use)
                for article in document.articles:
                    held = entry.articles.setdefault(article, [])
                    held += [Governed(use, how, what) for how, what in handled[document.name, article]]
            if number:
                _chain(found, versions[number - 1].documents, version.documents)
    return sorted(found.values(), key=lambda one: (one.document.dated or date.min, one.document.name), reverse=True)


def _chain(found: dict[str, Entry], old: Iterable[Document], new: Iterable[Document]) -> None:
    """What only the earlier version rests on gave way to what only the later one rests on."""
    was, now = ({code_of(document.name, document.number) for document in side} for side in (old, new))
    for gone in sorted(was - now):
        for come in sorted(now - was):
            if found[come] not in found[gone].after:
                found[gone].after.append(found[come])
                found[come].before.append(found[gone])


def code_of(name: str, number: str) -> str:
    """The code of the document of that name and number."""
    return hashlib.sha256(f"{number}\n{name}".encode()).hexdigest()[:10]
