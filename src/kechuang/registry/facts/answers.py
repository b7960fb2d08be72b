"""What the records answer of one subject: each fact with where it is from and how sure it is, or what is missing.

A figure of a year that is not filed is *stale* where an older year's is: the older one is shown and never used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kechuang.kernel.sentences import Sentence
from kechuang.registry.evidence.proofs import proofs_of
from kechuang.registry.facts.field_home import FieldHome
from kechuang.registry.facts.home import Home
from kechuang.registry.facts.homes import derivations, home_of, supplied
from kechuang.registry.facts.periods import When, period_of
from kechuang.registry.facts.statable import raw_value
from kechuang.registry.facts.stating import older_stated, stated_values
from kechuang.registry.facts.subjects import Subject
from kechuang.registry.facts.values import Value, readable, reader
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.registry.record import Record
from kechuang.registry.sources import Proof
from kechuang.registry.standings import Standing, Standings
from kechuang.rules.facts import Fact

State = Literal["known", "stale", "missing"]
How = Literal["field", "derived", "stated", "missing"]
Supplier = Literal["organisation", "bureau", "expert"]

SUPPLIERS: dict[Supplier, Sentence] = {
    "organisation": Sentence("由单位填报", "the organisation reports it"),
    "bureau": Sentence("由主管部门登记", "the department records it"),
    "expert": Sentence("由评审人员认定", "reviewers judge it"),
}
REPORTED = Standing("reported")


@dataclass(frozen=True, slots=True)
class Answer:
    """One fact of one subject. `raw` is as rules read it, None unless known; `last` is a stale one's older figure."""

    fact: Fact
    period: str
    how: How
    raw: Any = None
    rests_on: tuple[tuple[Record, str], ...] = ()
    standing: Standing = REPORTED
    other: Any = None
    """Of a disputed fact, the other value as rules would read it; None where it is not known."""
    proofs: tuple[Proof, ...] = ()
    reason: Sentence | None = None
    """How it was worked out."""
    last: Value | None = None
    supplier: Supplier = "organisation"
    field: tuple[type[Record], str] | None = None
    """The field of a record in which it is filled in; None where it is stated by itself."""

    @property
    def state(self) -> State:
        """Known, stale or missing."""
        return "known" if self.raw is not None else "stale" if self.last is not None else "missing"

    @property
    def disputed(self) -> bool:
        """Whether two values are said."""
        return self.raw is not None and self.standing.disputed

    @property
    def record(self) -> Record | None:
        """The record the value, or the stale one, was read from first."""
        rests_on = self.rests_on or (self.last.rests_on if self.last else ())
        return rests_on[0][0] if rests_on else None


def answers(subject: Subject, when: When, facts: Iterable[Fact]) -> dict[str, Answer]:
    """The answer to each fact, by name, in the order asked."""
    asked = list(facts)
    values = _from_homes(subject, when, asked)
    stated = [fact for fact in asked if fact.name not in values and supplied(subject.kind, fact.name) is None]
    values |= stated_values(subject, when, stated)
    last = _older(subject, when, [fact for fact in asked if fact.name not in values])
    records = [record for value in (*values.values(), *last.values()) for record, _ in value.rests_on]
    made = _Made(subject, when, Standings(records, when.asof), _proofs(records, when))
    return {fact.name: made.answer(fact, values.get(fact.name), last.get(fact.name)) for fact in asked}


def row_of(found: dict[str, Answer]) -> dict[str, Any]:
    """The row a rule reads: what is known, by name."""
    return {name: answer.raw for name, answer in found.items() if answer.raw is not None}


@dataclass(frozen=True, slots=True)
class _Made:
    """Answers made from values, with the marks and documents on their records asked for once."""

    subject: Subject
    when: When
    marks: Standings
    proofs: dict[tuple[str, str], list[Proof]]

    def answer(self, fact: Fact, value: Value | None, last: Value | None) -> Answer:
        home, field = home_of(self.subject.kind, fact.name), supplied(self.subject.kind, fact.name)
        period, supplier = period_of(fact, self.when), _supplier(fact, field)
        if value is None or not readable(fact, value.raw):
            return Answer(fact, period, "missing", last=last, supplier=supplier, field=field)
        how: How = "field" if isinstance(home, FieldHome) else "derived"
        if value.rests_on and isinstance(value.rests_on[0][0], StatedFact):
            how = "stated"
        standing, other = self._standing(fact, value, how)
        return Answer(
            fact,
            period,
            how,
            value.raw,
            value.rests_on,
            standing,
            other,
            tuple(proof for record, name in value.rests_on for proof in self._proving(record, name)),
            next((d.reason for d in derivations().values() if d is home), None) if how == "derived" else None,
            supplier=supplier,
            field=field,
        )

    def _standing(self, fact: Fact, value: Value, how: How) -> tuple[Standing, Any]:
        """As sure as the least sure field it rests on; the other value only where the fact is that field itself."""
        words = set()
        for record, name in value.rests_on:
            found = self.marks.of(record, name) if name else None
            if found is not None and found.disputed:
                return found, self._as_read(fact, record, name, found.other) if how != "derived" else None
            words.add(found.word if found else record.source.standing)
        return Standing("confirmed") if words == {"confirmed"} else REPORTED, None

    def _as_read(self, fact: Fact, record: Record, name: str, other: Any) -> Any:
        if isinstance(record, StatedFact):
            return raw_value(fact, other)
        return reader(fact, record._meta.get_field(name))(other)  # type: ignore[arg-type]

    def _proving(self, record: Record, name: str) -> list[Proof]:
        attached = self.proofs.get((record.kind(), record.key), [])
        return [proof for proof in attached if not name or proof.field in ("", name)]


def _from_homes(subject: Subject, when: When, facts: Sequence[Fact]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for home, names in _by_home(subject, facts):
        found |= home.values(subject.key, when, names)
    return found


def _older(subject: Subject, when: When, facts: Sequence[Fact]) -> dict[str, Value]:
    found = older_stated(subject, when, [fact for fact in facts if supplied(subject.kind, fact.name) is None])
    for home, names in _by_home(subject, [fact for fact in facts if fact.time == "year"]):
        found |= home.older(subject.key, when, names)
    return found


def _by_home(subject: Subject, facts: Sequence[Fact]) -> list[tuple[Home, list[str]]]:
    asked: dict[int, tuple[Home, list[str]]] = {}
    for fact in facts:
        home = home_of(subject.kind, fact.name)
        if home is not None:
            asked.setdefault(id(home), (home, []))[1].append(fact.name)
    return list(asked.values())


def _proofs(records: Sequence[Record], when: When) -> dict[tuple[str, str], list[Proof]]:
    found: dict[tuple[str, str], list[Proof]] = {}
    for proof in proofs_of({(record.kind(), record.key) for record in records}, when.asof):
        found.setdefault((proof.kind, proof.key), []).append(proof)
    return found


def _supplier(fact: Fact, field: tuple[type[Record], str] | None) -> Supplier:
    if fact.judged:
        return "expert"
    return "organisation" if field is None or field[0].REPORTED else "bureau"
