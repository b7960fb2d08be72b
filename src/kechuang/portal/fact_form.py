"""The form that asks of an organisation only what its records do not say: inputs under the clauses that need them.

What was typed is never lost: what can be saved is saved, the rest stays in the form with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import HttpRequest

from kechuang.kernel.errors import BadInput, Conflict, KechuangError
from kechuang.kernel.sentences import Sentence
from kechuang.portal.organisation_facts import Shown
from kechuang.portal.selfcheck_form import FactField, clauses, joined, read_one, said_whole
from kechuang.registry.actions.attach import attach, attach_stored
from kechuang.registry.actions.fill_in import fill_in
from kechuang.registry.evidence.upload import refusal_of
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.completeness import List
from kechuang.registry.facts.filling import Filling, Want, fillings, refuse_rounding, wants
from kechuang.registry.facts.open_lists import open_lists
from kechuang.registry.facts.periods import When, base_of, years_back
from kechuang.registry.facts.provenance import period_said, period_words, value_said
from kechuang.registry.record import Record
from kechuang.registry.sources import Evidence
from kechuang.rules.law import Law


@dataclass(frozen=True, slots=True)
class Ask:
    """One input: what is wanted, what was typed, why it cannot be taken, and what was said for an older period."""

    want: Want
    input: FactField | None
    """Of a fact; None where a field of the record is filled in."""
    text: str = ""
    wrong: Sentence | None = None
    open_list: List | None = None
    """The list on which nothing is recorded and which is not said to be complete, so that it is not nought."""

    @property
    def answer(self) -> Answer:
        """The first answer it would make known."""
        return self.want.answers[0]

    @property
    def label(self) -> str:
        """The official term of the record's field."""
        kind = self.answer.field[0] if self.answer.field else None
        return str(kind._meta.get_field(self.want.field).verbose_name) if kind and self.want.field else ""  # type: ignore[union-attr]

    @property
    def hint(self) -> str:
        """The definition of the record's field."""
        kind = self.answer.field[0] if self.answer.field else None
        return str(kind._meta.get_field(self.want.field).help_text) if kind and self.want.field else ""  # type: ignore[union-attr]

    @property
    def last(self) -> Sentence | None:
        """What was said for an older period."""
        return value_said(self.answer.fact, self.answer.last.raw) if self.answer.last else None

    @property
    def last_period(self) -> Sentence:
        """That older period."""
        return period_words(period_said(self.answer))

    @property
    def of_a_day(self) -> bool:
        """Whether it is said for the reference date alone."""
        return self.answer.fact.time == "day"

    @property
    def period(self) -> Sentence | None:
        """The period it is asked for; None of a state."""
        return period_words(self.answer.period) if self.answer.period else None


@dataclass(frozen=True, slots=True)
class AskGroup:
    """Inputs under one clause, with the documents it wants; `upload` names its file field."""

    label: str
    asks: tuple[Ask, ...]
    evidence: tuple[str, ...]
    upload: str
    refused: Sentence | None = None


@dataclass(slots=True)
class Saved:
    """What a submission did: saved, not to be saved and why, files refused, values others filled in meanwhile."""

    names: list[str] = field(default_factory=list)
    wrong: dict[str, Sentence] = field(default_factory=dict)
    refused: dict[str, Sentence] = field(default_factory=dict)
    overtaken: list[tuple[Answer, str]] = field(default_factory=list)
    attached: int = 0

    @property
    def whole(self) -> bool:
        """Whether everything given was kept."""
        return not (self.wrong or self.refused or self.overtaken)


def ask_groups(
    of: Shown, law: Law, found: Mapping[str, Answer], given: Mapping[str, str], saved: Saved | None = None
) -> list[AskGroup]:
    """The inputs for what is missing or stale, each under the first clause that needs it."""
    saved = saved or Saved()
    open_ = {answer.fact.name: want for want in wants(of.subject, found.values()) for answer in want.answers}
    lists = open_lists(of.subject.kind, found.values(), of.asof)
    shown: set[str] = set()
    made = []
    for number, (label, facts, evidence) in enumerate(clauses(law)):
        asks = []
        for fact in facts:
            want = open_.get(fact.name)
            if want is not None and want.name not in shown:
                shown.add(want.name)
                asks.append(replace(_ask(want, given, saved.wrong), open_list=lists.get(want.name)))
        if asks:
            asks = _years_together(asks)
            upload = f"evidence.{number}"
            made.append(AskGroup(label, tuple(asks), evidence, upload, saved.refused.get(upload)))
    return made


def _years_together(asks: list[Ask]) -> list[Ask]:
    """Figures of several years beside each other, the latest first."""
    first: dict[str, int] = {}
    for place, ask in enumerate(asks):
        first.setdefault(base_of(ask.want.name), place)
    return sorted(asks, key=lambda ask: (first[base_of(ask.want.name)], years_back(ask.want.name)))


def save(request: HttpRequest, of: Shown, law: Law, found: Mapping[str, Answer]) -> Saved:
    """Keep what can be kept of a submission. Raises Refused."""
    given = joined({name: value for name, value in request.POST.items() if isinstance(value, str)})
    when, saved = When.of(of.asof, law.policy), Saved()
    groups = ask_groups(of, law, found, given)
    typed = _typed(of, when, [ask for group in groups for ask in group.asks], saved)
    facts = {fact.name: fact for fact in law.facts}
    records: dict[str, tuple[Record, str]] = {}
    for filling in fillings(of.subject, when, typed, facts):
        _fill(request, of, filling, saved, records)
    for group in groups:
        _attach(request, group, records, saved)
    asked = {ask.want.name for group in groups for ask in group.asks}
    saved.overtaken = [
        (found[n], given[n]) for n in facts if given.get(n) and n not in asked and found[n].raw is not None
    ]
    return saved


def _ask(want: Want, given: Mapping[str, str], wrong: Mapping[str, Sentence]) -> Ask:
    text = given.get(want.name, "").strip()
    if want.field:
        return Ask(want, None, text, wrong.get(want.name))
    one, _ = read_one(want.fact, text)
    return Ask(want, one, text, wrong.get(want.name) or one.wrong)


def _typed(of: Shown, when: When, asks: Iterable[Ask], saved: Saved) -> dict[str, Any]:
    """What was typed and can be kept, by name; the rest with its reason."""
    typed: dict[str, Any] = {}
    for ask in asks:
        if not ask.text:
            continue
        name = ask.want.name
        value = ask.text if ask.want.field else read_one(ask.want.fact, ask.text)[1]
        if ask.wrong is not None or value is None:
            saved.wrong[name] = ask.wrong or Sentence("看不懂。", "It cannot be read.")
            continue
        try:
            if not ask.want.field:
                refuse_rounding(ask.want.fact, ask.text, value)
            fillings(of.subject, when, {name: value}, {name: ask.want.fact})
            typed[name] = value
        except BadInput as error:
            saved.wrong[name] = said_whole(error)
    return typed


def _fill(
    request: HttpRequest, of: Shown, filling: Filling, saved: Saved, records: dict[str, tuple[Record, str]]
) -> None:
    try:
        record = fill_in(filling, request.user, on=of.asof.valid)
    except (BadInput, Conflict) as error:
        saved.wrong |= dict.fromkeys(filling.names.values(), said_whole(error))
        return
    for column, name in filling.names.items():
        saved.names.append(name)
        records[name] = (record, column)


def _attach(request: HttpRequest, group: AskGroup, records: Mapping[str, tuple[Record, str]], saved: Saved) -> None:
    """The document of a group proves every fact of it that was saved just now."""
    refusal: KechuangError | None = refusal_of(request, group.upload)
    file = request.FILES.get(group.upload)
    kept: Sequence[tuple[Record, str]] = [records[a.want.name] for a in group.asks if a.want.name in records]
    if file is None and refusal is None:
        return
    if not kept and refusal is None:
        said = Sentence("这一组没有填写内容，材料没有附上。", "Nothing was filled in here, so nothing was attached.")
        saved.refused[group.upload] = said
        return
    evidence: Evidence | None = None
    try:
        if refusal is not None:
            raise refusal
        for record, column in kept:
            if evidence is None:
                evidence = attach(record, file.chunks(), file.name or "", request.user, field=column).evidence  # type: ignore[union-attr]
            else:
                attach_stored(record, evidence, request.user, field=column)
        saved.attached += 1
    except (BadInput, Conflict) as error:
        saved.refused[group.upload] = said_whole(error)
