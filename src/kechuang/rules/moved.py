"""Whom a change of law moves: the named subjects whose verdict is another one, and the clauses that did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kechuang.kernel.sentences import Sentence
from kechuang.rules import words
from kechuang.rules.law import Explained, Explanation, Law, Measure, Verdict
from kechuang.rules.python_reader import Row

Turn = Literal["gains", "loses", "unknown"]


@dataclass(frozen=True, slots=True)
class Cause:
    """A clause whose verdict turned. `before` or `after` is None where unknown; `there` says in which law it stands."""

    code: str
    label: str
    before: Verdict
    after: Verdict
    there: Literal["both", "old", "new"]
    why: str
    """The measures in words under the law that refuses, or under the new one where none does."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A subject whose verdict is not the same under the two laws."""

    name: str
    before: Verdict
    after: Verdict
    causes: tuple[Cause, ...]

    @property
    def turn(self) -> Turn:
        """What the subject gets: a yes it did not have, a no it did not have, or neither any more."""
        return "unknown" if self.after is None else "gains" if self.after else "loses"

    def said(self) -> Sentence:
        """The move in one sentence with its causes."""
        labels = "、".join(c.label for c in self.causes)
        codes = ", ".join(c.code for c in self.causes)
        before, after = words.VERDICTS[self.before], words.VERDICTS[self.after]
        english = {True: "yes", False: "no", None: "unknown"}
        return Sentence(
            f"{self.name}由{before}变为{after}：{labels}",
            f"{self.name}: {english[self.before]} → {english[self.after]} because of {codes}",
        )


def moved(old: Law, new: Law, rows: Iterable[Row], names: Iterable[str]) -> Iterator[Moved]:
    """The subjects that gain, lose or become unknown, in the order given; everyone else is passed over quickly."""
    for row, name in zip(rows, names, strict=True):
        before, after = old.decide(row), new.decide(row)
        if before is not after:
            yield Moved(name, before, after, tuple(_causes(old.explain(row), new.explain(row))))


def _causes(old: Explanation, new: Explanation) -> Iterator[Cause]:
    """The clauses that turned and bear on the turn: those that refuse now, or refused and no longer do."""
    before = {e.condition.code: e for e in old.conditions}
    after = {e.condition.code: e for e in new.conditions}
    for code in [*after, *(c for c in before if c not in after)]:
        was, now = before.get(code), after.get(code)
        first: Verdict = was.verdict if was else True
        then: Verdict = now.verdict if now else True
        if first is then or not _bears(first, then, new.verdict, old.verdict):
            continue
        told = now if now is not None and then is not True else was if was is not None else now
        assert told is not None
        there: Literal["both", "old", "new"] = "both" if was and now else "old" if was else "new"
        yield Cause(code, told.condition.label, first, then, there, "；".join(m.said() for m in _measures(told)))


def _bears(first: Verdict, then: Verdict, verdict: Verdict, was: Verdict) -> bool:
    if verdict is False:
        return then is False
    if verdict is True:
        return first is not True
    return then is None or (was is False and first is False)


def _measures(explained: Explained) -> list[Measure]:
    return [*explained.measures, *(m for p in explained.parts for m in _measures(p))]
