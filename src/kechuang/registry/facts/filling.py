"""Where what somebody fills in is kept: a figure in the return of its year, the rest in a record or a statement.

A form gives facts, or fields of a record that make facts known (the code of an industry tells its kind). Each goes to
one place; what goes to one record together is one act (`actions.fill_in`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.identifiers import division_code, industry_code
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import quantity
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.balancing import Balance
from kechuang.registry.facts.field_home import FieldHome
from kechuang.registry.facts.homes import home_of, supplied
from kechuang.registry.facts.periods import When, period_of, stored_name, years_back
from kechuang.registry.facts.statable import plain_value
from kechuang.registry.facts.subjects import Subject, owner_key
from kechuang.registry.facts.values import steps_of
from kechuang.registry.fields import Quantity
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.registry.record import Record
from kechuang.rules import words
from kechuang.rules.facts import Fact

CODES = {"industry": industry_code, "division": division_code}
"""Fields that hold a code, and what checks it."""


@dataclass(frozen=True, slots=True)
class Want:
    """One thing to fill in, with the answers it would make known: a fact, or a field of a record that tells them."""

    answers: tuple[Answer, ...]
    field: str = ""
    """The field of the subject's own record, where that is filled in and not the fact itself."""

    @property
    def fact(self) -> Fact:
        """The fact asked for first."""
        return self.answers[0].fact

    @property
    def name(self) -> str:
        """Its name in a form."""
        return f"record.{self.field}" if self.field else self.fact.name


@dataclass(frozen=True, slots=True)
class Place:
    """One record something is kept in: its kind and key, and the values that make it where there is none yet."""

    kind: type[Record]
    key: str
    start: tuple[tuple[str, Any], ...] = ()


@dataclass(slots=True)
class Filling:
    """What goes to one place: stored values by field, and the names of the wants they came from."""

    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Field of the record → name in the form."""


def wants(subject: Subject, found: Iterable[Answer], *, every: bool = False) -> list[Want]:
    """What is to be filled in so that the facts are known: once each; `every`: also what is known already.

    What only reviewers judge, and what stands in records of other kinds, is not asked.
    """
    made: dict[str, list[Answer]] = {}
    fields: dict[str, str] = {}
    for answer in found:
        if (answer.raw is not None and not every) or answer.supplier == "expert":
            continue
        name, place = answer.fact.name, answer.field
        if place is None or _straight(subject, name):
            if place is None or _fillable(subject, place[0]):
                made.setdefault(name, []).append(answer)
        elif place[0] is subject.record_kind:
            fields[f"record.{place[1]}"] = place[1]
            made.setdefault(f"record.{place[1]}", []).append(answer)
    return [Want(tuple(found), fields.get(name, "")) for name, found in made.items()]


def fillings(subject: Subject, when: When, given: Mapping[str, Any], facts: Mapping[str, Fact]) -> list[Filling]:
    """What was given, by where it is kept. `given`: facts as rules read them, and texts of fields (`record.industry`).

    Raises BadInput that names the want in `field`.
    """
    made: dict[tuple[type[Record], str], Filling] = {}
    for name, value in given.items():
        if name.startswith("record."):
            place, column, stored = _own(subject), name.removeprefix("record."), _code(name, value)
        else:
            place, column, stored = _of_fact(subject, when, facts[name], value)
        filling = made.setdefault((place.kind, place.key), Filling(place))
        filling.values[column] = stored
        filling.names[column] = name
    return list(made.values())


def refuse_rounding(fact: Fact, text: str, raw: Any) -> None:
    """Raise BadInput where the value kept would not be the one that was typed."""
    if fact.kind != "number":
        return
    typed, _ = quantity(text.replace("，", ""))
    if Fraction(raw, fact.scale) != typed:
        finest = words.amount(Fraction(1, fact.scale), fact.unit)
        raise BadInput(
            "fact.too_fine",
            Sentence(f"“{fact.label}”最细到{finest}。", f"“{fact.name}” is kept in steps of {finest}."),
            Sentence("请四舍五入后填写。", "Round it."),
            field=fact.name,
        )


def _of_fact(subject: Subject, when: When, fact: Fact, raw: Any) -> tuple[Place, str, Any]:
    place = supplied(subject.kind, fact.name)
    if place is None:
        return _statement(subject, when, fact), "value", plain_value(fact, raw)
    kind, column = place
    if not _straight(subject, fact.name) or not _fillable(subject, kind):
        raise _elsewhere(fact, kind)
    of = kind._meta.get_field(column)
    stored = _whole(fact, of, raw) if isinstance(of, Quantity) else raw
    if "year" not in kind.KEY:
        return _own(subject), column, stored
    year = when.year - years_back(fact.name)
    return Place(kind, f"{subject.key}:{year}", (("organisation", subject.key), ("year", year))), column, stored


def _statement(subject: Subject, when: When, fact: Fact) -> Place:
    period = period_of(fact, when)
    since = date(int(period), 12, 31) if fact.time == "year" else when.asof.valid
    start = {"subject": str(subject), "organisation": owner_key(subject), "fact": stored_name(fact), "period": period}
    key = ":".join((str(subject), stored_name(fact), period))
    return Place(StatedFact, key, tuple((start | {"since": since}).items()))


def _own(subject: Subject) -> Place:
    kind = subject.record_kind
    if kind is None:
        raise BadInput(
            "fact.no_record",
            Sentence(f"“{subject}”没有登记。", f"“{subject}” has no record."),
            Sentence("请先录入。", "Enter it first."),
        )
    return Place(kind, subject.key)


def _whole(fact: Fact, of: Quantity, raw: int) -> int:
    stored, rest = divmod(raw, steps_of(fact, of))
    if rest:
        step = Sentence(f"须为整{of.of}", f"must be a whole number of {of.of}")
        raise BadInput(
            "fact.too_fine",
            Sentence(f"“{fact.label}”{step.zh}。", f"“{fact.name}” {step.en}."),
            Sentence("请四舍五入后填写。", "Round it."),
            field=fact.name,
        )
    return stored


def _code(name: str, text: str) -> str:
    """The code as it is stored. Raises BadInput for one that no table has."""
    checked = CODES[name.removeprefix("record.")].check(text)
    if checked.verdict != "valid":
        raise BadInput(
            "fact.code",
            Sentence(checked.said("zh"), checked.said("en")),
            Sentence("请改正后再提交。", "Put it right and submit again."),
            field=name,
        )
    return str(checked.normal)


def _straight(subject: Subject, name: str) -> bool:
    """Whether the field the fact is filled in is the fact itself."""
    return isinstance(home_of(subject.kind, name), FieldHome | Balance)


def _fillable(subject: Subject, kind: type[Record]) -> bool:
    """Whether a form about the subject can write that kind: its own record, or a return of the year."""
    return kind is subject.record_kind or ("year" in kind.KEY and subject.kind == "organisation")


def _elsewhere(fact: Fact, kind: type[Record]) -> BadInput:
    name = kind._meta.verbose_name
    return BadInput(
        "fact.elsewhere",
        Sentence(f"“{fact.label}”登记在{name}里。", f"“{fact.name}” is kept in a record of its own."),
        Sentence(f"请录入{name}。", "Enter that record."),
        field=fact.name,
    )
