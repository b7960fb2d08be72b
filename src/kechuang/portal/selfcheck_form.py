"""The form of a self-check: a field for every fact a policy asks for, read from and written back to an address.

Nothing is stored: what a reader fills in stands in the address of the answer, which is what makes it shareable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kechuang.kernel.errors import BadInput, KechuangError
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import FORMS, measure
from kechuang.rules import rows
from kechuang.rules.facts import Fact
from kechuang.rules.heads import written_unit
from kechuang.rules.law import Law
from kechuang.rules.tree import facts_of

UNIT = ".unit"
"""Ends the name of the field that holds a quantity's unit."""

_NOT_OFFERED = {"分钱", "％", "㎡", "平方米", "日", "个百分点", "万件"}
"""Forms that are read where they are written, but would only lengthen the choice."""

JUDGED = Sentence("由评审人员认定或评分（可不填）", "Judged or scored by people (may be left blank)")


@dataclass(frozen=True, slots=True)
class FactField:
    """A fact with what was filled in; `wrong` says why it cannot be read."""

    fact: Fact
    text: str
    unit: str
    units: tuple[str, ...]
    wrong: Sentence | None = None

    @property
    def english(self) -> str:
        """The fact's name as English words."""
        return self.fact.name.replace("_", " ")

    @property
    def said_yes(self) -> bool:
        """Whether a yes-or-no fact was answered with yes."""
        return rows.TRUTHS.get(self.text.lower()) is True

    @property
    def said_no(self) -> bool:
        """Whether a yes-or-no fact was answered with no."""
        return rows.TRUTHS.get(self.text.lower()) is False

    @property
    def filled(self) -> bool:
        """Whether anything was given."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields under the first clause that asks for them."""

    label: str | Sentence
    fields: tuple[FactField, ...]
    judged: bool = False

    @property
    def filled(self) -> int:
        """How many were given."""
        return sum(1 for one in self.fields if one.filled)


@dataclass(slots=True)
class Filled:
    """What was filled in: the row a rule reads, the fields to show, and the canonical words of the address."""

    row: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, FactField] = field(default_factory=dict)

    @property
    def wrong(self) -> list[FactField]:
        """Fields that cannot be read."""
        return [one for one in self.fields.values() if one.wrong]


def joined(given: Mapping[str, str]) -> dict[str, str]:
    """The same answers with units beside their numbers and blanks left out: the address to share."""
    answers = {}
    for name, text in given.items():
        text = text.strip()
        if not text or name.endswith(UNIT):
            continue
        unit = given.get(name + UNIT, "")
        answers[name] = f"{text}{unit}" if unit and text[-1:].isdecimal() else text
    return answers


def read(law: Law, given: Mapping[str, str]) -> Filled:
    """The answers as rules read them. A value that cannot be read counts as not given, and its field says why."""
    filled = Filled()
    for fact in law.facts:
        filled.fields[fact.name], value = read_one(fact, given.get(fact.name, ""))
        if value is not None:
            filled.row[fact.name] = value
    return filled


def read_one(fact: Fact, given: str) -> tuple[FactField, Any]:
    """One field with what was filled in, and the value as rules read it; None where blank or not to be read."""
    text, wrong, value = given.strip(), None, None
    try:
        value = rows.one(fact, text, None, fact.label) if text else None
    except BadInput as error:
        wrong = said_whole(error)
    number, unit = _split(text) if fact.kind == "number" else (text, "")
    return FactField(fact, number, unit or written_unit(fact), _units(fact, unit), wrong), value


def said_whole(error: KechuangError) -> Sentence:
    """An error's sentence and what to do, as one."""
    return Sentence(f"{error.sentence.zh}{error.remedy.zh}", f"{error.sentence.en} {error.remedy.en}")


def groups(law: Law, filled: Filled) -> list[FieldGroup]:
    """The fields under the clauses that ask for them, each once; what only people can judge stands last."""
    shown: set[str] = set()
    made = []
    for label, facts, _ in clauses(law):
        fresh = [f for f in facts if f.name in filled.fields and f.name not in shown and not f.judged]
        shown |= {f.name for f in fresh}
        if fresh:
            made.append(FieldGroup(label, tuple(filled.fields[f.name] for f in fresh)))
    if judged := tuple(one for one in filled.fields.values() if one.fact.judged):
        made.append(FieldGroup(JUDGED, judged, judged=True))
    return made


def clauses(law: Law) -> Iterator[tuple[str, list[Fact], tuple[str, ...]]]:
    """What asks for facts: the label of each clause, its facts, and the documents it wants to see."""
    version = law.version
    for c in version.conditions:
        yield c.label, facts_of(law.on_day(c.test)), c.evidence
    for s in version.scores:
        yield s.label, facts_of(law.on_day(s.points)), s.evidence
    for a in version.amounts:
        yield a.label, facts_of(law.on_day(a.value)), ()
    if version.ranking is not None:
        yield "择优排序", facts_of(law.on_day(version.ranking)), ()


def _split(text: str) -> tuple[str, str]:
    """A written quantity as its number and its unit."""
    end = len(text)
    while end and not (text[end - 1].isdecimal() or text[end - 1] == "."):
        end -= 1
    return text[:end] or text, text[end:].strip() if end else ""


def _units(fact: Fact, given: str) -> tuple[str, ...]:
    """The units a fact may be filled in with: its usual one, its base unit, other forms of it."""
    if fact.kind != "number":
        return ()
    usual = written_unit(fact)
    forms = [
        form
        for form, (_, base) in FORMS.items()
        if form not in _NOT_OFFERED and measure(form)[1] == fact.unit and base == str(fact.unit)
    ]
    base = [str(fact.unit)] if str(fact.unit) else []
    return tuple(dict.fromkeys([usual, *base, *forms, *([given] if given else [])]))
