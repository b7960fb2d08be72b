"""The form of an application: inputs under the clauses that need them, what the records say beside, the documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kechuang.cases.models import Attachment, Case
from kechuang.cases.of_policy import subject_of
from kechuang.cases.own_words import AskedField
from kechuang.cases.sheet import Sheet
from kechuang.kernel.sentences import Sentence
from kechuang.portal.cases.typed import Typed
from kechuang.portal.fact_form import Ask
from kechuang.portal.selfcheck_form import clauses, read_one
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.filling import Want
from kechuang.registry.facts.open_lists import open_lists
from kechuang.registry.facts.periods import base_of, years_back
from kechuang.rules.law import Law


@dataclass(frozen=True, slots=True)
class Input(Ask):
    """One input of an application: whether it is worked out from other records, shown here and corrected there."""

    fixed: bool = False
    typed: Typed | None = None

    @property
    def known(self) -> bool:
        """Whether the records say it and nothing else was typed."""
        return all(a.raw is not None for a in self.want.answers) and not self.text


@dataclass(frozen=True, slots=True)
class AskGroup:
    """Inputs under one clause."""

    label: str
    asks: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of document the rule wants to see, with what was handed in."""

    label: str
    documents: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class OwnInput:
    """A field of the record that is to be, with what stands in it."""

    asked: AskedField
    text: str
    wrong: Sentence | None = None
    typed: Typed | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Both parts of the form: what is to be filled in, and what is known and may be corrected; the documents."""

    open: tuple[AskGroup, ...]
    known: tuple[AskGroup, ...]
    elsewhere: tuple[Answer, ...]
    judged: tuple[Answer, ...]
    wanted: tuple[Wanted, ...]
    own: tuple[OwnInput, ...]
    missing: int
    wrong: int


def form_of(
    case: Case,
    sheet: Sheet | None,
    given: Mapping[str, str] | None = None,
    documents: Sequence[str] = (),
    typed: Mapping[str, Typed] | None = None,
) -> Form:
    """From the sheet (None where no policy asks for facts); `given` lays texts that could not be kept over it.

    `documents` are wanted besides those of the policy; `typed` says who typed what stands.
    """
    typed = typed or {}
    if sheet is None:
        return Form((), (), (), (), _wanted(case, dict.fromkeys(documents)), (), 0, 0)
    texts = sheet.texts | dict(given or {})
    lists = open_lists(subject_of(case).kind, sheet.found.values(), sheet.when.asof)
    by_fact = {answer.fact.name: want for want in sheet.wants.values() for answer in want.answers}
    shown: set[str] = set()
    parts: dict[bool, list[AskGroup]] = {True: [], False: []}
    wanted: dict[str, None] = dict.fromkeys(documents)
    for label, facts, evidence in clauses(sheet.law):
        wanted |= dict.fromkeys(evidence)
        asks: dict[bool, list[Input]] = {True: [], False: []}
        for fact in facts:
            want, answer = by_fact.get(fact.name), sheet.found[fact.name]
            if want is not None and want.name not in shown:
                shown.add(want.name)
                ask = replace(
                    _ask(want, texts.get(want.name, ""), sheet.wrong.get(want.name)),
                    open_list=lists.get(fact.name),
                    typed=typed.get(want.name),
                )
                asks[ask.known].append(ask)
            elif want is None and answer.raw is not None and fact.name not in shown:
                shown.add(fact.name)
                asks[True].append(Input(Want((answer,)), None, "", None, fixed=True))
        for known, group in asks.items():
            if group:
                parts[known].append(AskGroup(label, tuple(_years_together(group))))
    rest = [a for a in sheet.found.values() if a.raw is None and a.fact.name not in by_fact]
    return Form(
        tuple(parts[False]),
        tuple(parts[True]),
        tuple(a for a in rest if a.supplier != "expert"),
        tuple(a for a in rest if a.supplier == "expert"),
        _wanted(case, wanted),
        tuple(
            OwnInput(asked, texts.get(name, asked.held), sheet.wrong.get(name), typed.get(name))
            for name, asked in sheet.asks.items()
        ),
        len(sheet.missing) + len(sheet.unnamed),
        len(sheet.wrong),
    )


def wanted_of(case: Case, law: Law | None, documents: Sequence[str] = ()) -> tuple[Wanted, ...]:
    """The documents a law asks for, and `documents` besides, each with what was handed in."""
    labels = dict.fromkeys(documents)
    for _label, _facts, evidence in clauses(law) if law is not None else ():
        labels |= dict.fromkeys(evidence)
    return _wanted(case, labels)


def _wanted(case: Case, labels: Mapping[str, None]) -> tuple[Wanted, ...]:
    held = list(case.attachments.filter(superseded_at=None).select_related("evidence"))
    every = [*labels, *(a.wanted for a in held if a.wanted not in labels)]
    return tuple(Wanted(label, tuple(a for a in held if a.wanted == label)) for label in dict.fromkeys(every))


def _ask(want: Want, text: str, wrong: Sentence | None) -> Input:
    if want.field:
        return Input(want, None, text, wrong)
    one, _ = read_one(want.fact, text)
    return Input(want, one, text, wrong or one.wrong)


def _years_together(asks: list[Input]) -> list[Input]:
    """Figures of several years beside each other, the latest first."""
    first: dict[str, int] = {}
    for place, ask in enumerate(asks):
        first.setdefault(base_of(ask.want.name), place)
    return sorted(asks, key=lambda ask: (first[base_of(ask.want.name)], years_back(ask.want.name)))
