"""Whom a change of law moves: the named subjects with another verdict or amount, and the clauses that did it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import Unit
from kechuang.rules import words
from kechuang.rules.law import Explained, Explanation, Granted, Law, Measure, Verdict
from kechuang.rules.lowering import Lowering
from kechuang.rules.parameters import Citation
from kechuang.rules.python_reader import Row, compiled

Turn = Literal["gains", "loses", "refused", "unknown", "amount"]
TURNS: dict[Turn, Sentence] = {
    "gains": Sentence("变为符合", "gain"),
    "loses": Sentence("由符合变为不符合", "lose"),
    "refused": Sentence("由待定变为不符合", "turn from unknown to no"),
    "unknown": Sentence("变为待定", "become unknown"),
    "amount": Sentence("结论不变，金额变化", "keep the verdict, another amount"),
}


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

    citation: Citation


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount that is another one; None where it cannot be told, or stands in one law only."""

    code: str
    label: str
    unit: Unit
    before: Fraction | None
    after: Fraction | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Moved:
    """A subject whose verdict, or with the same verdict some amount, is not the same under the two laws."""

    name: str
    before: Verdict
    after: Verdict
    causes: tuple[Cause, ...]
    sums: tuple[Sum, ...] = ()

    @property
    def turn(self) -> Turn:
        """What the subject gets: a yes it did not have, a no for a yes or for not known, neither, another amount."""
        if self.before is self.after:
            return "amount"
        if self.after is not False:
            return "unknown" if self.after is None else "gains"
        return "loses" if self.before else "refused"

    def said(self) -> Sentence:
        """The move in one sentence with its causes."""
        if self.turn == "amount":
            told = [f"{words.amount(s.before, s.unit)}→{words.amount(s.after, s.unit)}" for s in self.sums]
            zh = "、".join(f"{s.label} {change}" for s, change in zip(self.sums, told, strict=True))
            en = ", ".join(f"{s.code} {change}" for s, change in zip(self.sums, told, strict=True))
            return Sentence(f"{self.name}：{zh}", f"{self.name}: {en}")
        labels = "、".join(c.label for c in self.causes)
        codes = ", ".join(c.code for c in self.causes)
        before, after = words.VERDICTS[self.before], words.VERDICTS[self.after]
        english = {True: "yes", False: "no", None: "unknown"}
        return Sentence(
            f"{self.name}由{before}变为{after}：{labels}",
            f"{self.name}: {english[self.before]} → {english[self.after]} because of {codes}",
        )


@dataclass(slots=True)
class Impact:
    """How many subjects were asked about, and those that move, in the order given."""

    asked: int = 0
    moved: list[Moved] = field(default_factory=list)

    @property
    def counts(self) -> dict[Turn, int]:
        """How many take each turn."""
        found = Counter(m.turn for m in self.moved)
        return {turn: found[turn] for turn in TURNS}


def impact(old: Law, new: Law, subjects: Iterable[tuple[str, Row]]) -> Impact:
    """Whom the change moves among named subjects."""
    told = Impact()

    def counted() -> Iterator[tuple[str, Row]]:
        for one in subjects:
            told.asked += 1
            yield one

    told.moved = list(moved(old, new, counted()))
    return told


def moved(old: Law, new: Law, subjects: Iterable[tuple[str, Row]]) -> Iterator[Moved]:
    """The subjects that move, in the order given; everyone else is passed over in microseconds."""
    before, after = _Quick(old), _Quick(new)
    for name, row in subjects:
        was, now = before(row), after(row)
        if was == now and was[0] is now[0]:
            continue
        first, then = old.explain(row), new.explain(row)
        if first.verdict is not then.verdict:
            yield Moved(name, first.verdict, then.verdict, tuple(_causes(first, then)), tuple(_sums(first, then)))
        elif then.verdict is not False and (sums := tuple(_sums(first, then))):
            yield Moved(name, first.verdict, then.verdict, (), sums)


class _Quick:
    """Verdict and amounts of a law, nothing explained; amounts as exact pairs of raw value and scale."""

    def __init__(self, law: Law) -> None:
        amounts = [(a.code, law.on_day(a.value)) for a in law.version.amounts]
        lowering = Lowering()
        self._scales = [(code, lowering.lower(root).scale) for code, root in amounts]
        self._read = compiled([law.decision, *(root for _, root in amounts)])

    def __call__(self, row: Row) -> tuple[Any, ...]:
        verdict, *values = self._read(row)
        if verdict is False:
            return (verdict,)
        told = zip(self._scales, values, strict=True)
        return (verdict, *((code, value and value / scale) for (code, scale), value in told))


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
        why = "；".join(m.said() for m in _measures(told))
        yield Cause(code, told.condition.label, first, then, there, why, told.condition.citation)


def _bears(first: Verdict, then: Verdict, verdict: Verdict, was: Verdict) -> bool:
    if verdict is False:
        return then is False
    if verdict is True:
        return first is not True
    return then is None or (was is False and first is False)


def _measures(explained: Explained) -> list[Measure]:
    return [*explained.measures, *(m for p in explained.parts for m in _measures(p))]


def _sums(old: Explanation, new: Explanation) -> Iterator[Sum]:
    """Amounts that are not the same, those of one law only among them; nothing where the subject gets none any more."""
    before = {a.amount.code: a for a in old.amounts}
    after = {a.amount.code: a for a in new.amounts}
    for code in dict.fromkeys((*before, *after)):
        was, now = before.get(code), after.get(code)
        told = now or was
        assert told is not None
        first, then = _got(was, old.verdict), _got(now, new.verdict)
        if first != then:
            yield Sum(code, told.amount.label, told.amount.value.unit, first, then, told.amount.citation)


def _got(granted: Granted | None, verdict: Verdict) -> Fraction | None:
    """What a subject gets of an amount: nothing where the verdict is no."""
    return Fraction(0) if verdict is False else granted.value if granted else None
