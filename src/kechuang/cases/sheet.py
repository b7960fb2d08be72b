"""The sheet of an application: what its law asks, what the records say, what was typed into the draft; laying it down.

What is typed stands in the draft until it is submitted; then each answer goes to the record where it is kept, so that
the next form does not ask again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kechuang.accounts.access import Actor
from kechuang.cases.joined import known_of, standing_rows, typed_texts
from kechuang.cases.models import Case, DraftAnswer
from kechuang.cases.of_policy import law_of, reference_day, subject_of
from kechuang.cases.own_words import AskedField, asked_fields, keep_own, laid_over
from kechuang.kernel.errors import BadInput, KechuangError
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.fill_in import fill_in
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import Answer, answers
from kechuang.registry.facts.filling import Want, fillings, refuse_rounding, wants
from kechuang.registry.facts.periods import When
from kechuang.rules import rows
from kechuang.rules.facts import Fact
from kechuang.rules.law import Law

JUDGED = "fact."
"""Begins the names under which officers give what reviewers found."""


@dataclass(slots=True)
class Sheet:
    """What stands on the form: the law, the answers of the records, what can be filled in, what was typed and why not.

    `asks` are fields of the record to be that no fact is. `typed` holds the values that can be kept by name, `wrong`
    the reason for every text that cannot.
    """

    law: Law
    when: When
    found: dict[str, Answer]
    wants: dict[str, Want]
    texts: dict[str, str]
    asks: dict[str, AskedField] = field(default_factory=dict)
    typed: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, Sentence] = field(default_factory=dict)

    @property
    def missing(self) -> list[Want]:
        """What the records do not say and nobody has typed."""
        return [w for w in self.wants.values() if w.name not in self.texts and all(a.raw is None for a in w.answers)]

    @property
    def unnamed(self) -> list[AskedField]:
        """Fields that must be filled in and are not."""
        return [asked for name, asked in self.asks.items() if asked.required and not self.texts.get(name, asked.held)]


def asked_law(case: Case) -> Law:
    """The law of the case. Raises BadInput where none is in force on its day."""
    law = law_of(case)
    if law is None:
        day = reference_day(case)
        raise BadInput(
            "case.no_law",
            Sentence(f"{day}没有有效的“{case.title}”规则。", f"No rule of “{case.title}” is in force on {day}."),
            Sentence("请等新办法生效后再申请。", "Apply once a new rule is in force."),
        )
    return law


def found_of(case: Case, law: Law) -> tuple[When, dict[str, Answer]]:
    """What the records say now of the facts as of the case's day."""
    when = When.of(AsOf.on(reference_day(case)), law.policy)
    found = laid_over(case, answers(subject_of(case), when, law.facts))
    return when, found | known_of(case, when, law.facts)


def sheet_of(case: Case) -> Sheet:
    """The form as it stands. Raises BadInput where no law is in force."""
    law = asked_law(case)
    when, found = found_of(case, law)
    if case.subject:
        theirs = known_of(case, when, law.facts)
        every = [Want((a,)) for a in found.values() if a.supplier != "expert" and a.fact.name not in theirs]
    else:
        every = wants(subject_of(case), found.values(), every=True)
    open_ = {want.name: want for want in every if want.field or any(_sayable(a) for a in want.answers)}
    return with_texts(case, Sheet(law, when, found, open_, {}, asked_fields(case)))


def with_texts(case: Case, sheet: Sheet) -> Sheet:
    """The same law and facts with what stands in the draft now."""
    texts = typed_texts(case)
    here = {name: text for name, text in texts.items() if name in sheet.wants or name in sheet.asks}
    found = sheet.found | known_of(case, sheet.when, sheet.law.facts)
    sheet = replace(sheet, found=found, texts=here, typed={}, wrong={})
    for name, text in sheet.texts.items():
        try:
            if name in sheet.asks:
                sheet.typed[name] = sheet.asks[name].checked(text)
            else:
                sheet.typed[name] = _value(case, sheet, sheet.wants[name], text)
        except BadInput as error:
            sheet.wrong[name] = whole(error)
    return sheet


def refuse_wrong(sheet: Sheet) -> None:
    """Raise BadInput where something typed cannot be taken, or the record to be would have no name."""
    if sheet.unnamed:
        asked = sheet.unnamed[0]
        raise BadInput(
            "case.unnamed",
            Sentence(f"还没有填写“{asked.label}”。", f"“{asked.label}” is not filled in."),
            Sentence("填好后再提交。", "Fill it in, then submit."),
            field=asked.name,
        )
    if sheet.wrong:
        first = next(iter(sheet.wrong))
        label = sheet.asks[first].label if first in sheet.asks else sheet.wants[first].fact.label
        raise BadInput(
            "case.answers",
            Sentence(f"有{len(sheet.wrong)}项填写有误，如“{label}”。", f"{len(sheet.wrong)} answers cannot be read."),
            Sentence("请改正标出的项目后再提交；其余内容都在。", "Put them right and submit again; the rest is kept."),
            field=first,
        )


def lay_down(case: Case, sheet: Sheet, actor: Actor) -> list[str]:
    """Write what was typed to the records; names of what changed them. Raises BadInput that names the field."""
    facts = {want.fact.name: want.fact for want in sheet.wants.values()}
    if case.subject or sheet.asks:
        keep_own(case, sheet.typed, facts if case.subject else {})
    if case.subject:
        return list(sheet.typed)
    return written(case, sheet.when, {n: v for n, v in sheet.typed.items() if n not in sheet.asks}, facts, actor)


def lay_down_judged(case: Case, given: Mapping[str, str], actor: Actor) -> list[str]:
    """Write what reviewers found (`fact.NAME`: text) to the records; their names. Raises BadInput naming the field."""
    said = {name.removeprefix(JUDGED): text for name, text in given.items() if name.startswith(JUDGED) and text}
    if not said:
        return []
    law = asked_law(case)
    when, _ = found_of(case, law)
    facts = {f.name: f for f in law.facts if f.judged and f.name in said}
    values = {name: rows.one(fact, said[name], None, fact.label) for name, fact in facts.items()}
    if case.subject:
        keep_own(case, values, facts)
        return list(values)
    return written(case, when, values, facts, actor)


def written(case: Case, when: When, values: Mapping[str, Any], facts: Mapping[str, Fact], actor: Actor) -> list[str]:
    """Values to their records, each place in one act; the names of those that said something new."""
    done: list[str] = []
    for filling in fillings(subject_of(case), when, values, facts):
        try:
            fill_in(filling, actor, on=when.asof.valid, reason=f"办件{case.number}")
        except KechuangError as error:
            if error.code == "fact.unchanged":
                continue
            raise BadInput(
                error.code, error.sentence, error.remedy, field=next(iter(filling.names.values()))
            ) from error
        done += filling.names.values()
    return done


def whole(error: KechuangError) -> Sentence:
    """An error's sentence and what to do, as one."""
    return Sentence(f"{error.sentence.zh}{error.remedy.zh}", f"{error.sentence.en} {error.remedy.en}")


def _sayable(answer: Answer) -> bool:
    """Whether typing it would change it: what is worked out from other records is corrected in those."""
    return answer.raw is None or answer.how != "derived"


def _value(case: Case, sheet: Sheet, want: Want, text: str) -> Any:
    """The value of a text. Raises BadInput."""
    value = text
    if not want.field:
        value = rows.one(want.fact, text, None, want.fact.label)
        refuse_rounding(want.fact, text, value)
    if case.subject:
        return value
    fillings(subject_of(case), sheet.when, {want.name: value}, {want.fact.name: want.fact})
    return value


def standing_answers(case: Case) -> dict[str, DraftAnswer]:
    """What stands in the draft, by name."""
    return {row.name: row for row in standing_rows(case)}


def applied_on(case: Case, today: date) -> date:
    """The reference day of an application submitted today; that of the first submission stays."""
    return case.on or today
