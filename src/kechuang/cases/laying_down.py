"""Example cases of earlier days, laid down as they stand: invented people worked on them, so no step is anybody's.

What is done to a case today goes through the engine; nothing else may use this.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from kechuang.accounts.access import Actor
from kechuang.cases.deciding import digest_of
from kechuang.cases.flow_list import flows
from kechuang.cases.frozen_facts import frozen_facts
from kechuang.cases.limits import due_of
from kechuang.cases.models import Case, CaseStep, Decision, Submission
from kechuang.cases.of_policy import law_of
from kechuang.cases.opening import next_number
from kechuang.cases.sheet import found_of
from kechuang.cases.verb_list import acts
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.registry.facts.answers import Answer, row_of
from kechuang.registry.facts.periods import period_of
from kechuang.registry.kinds.organisation import Organisation
from kechuang.rules import as_json
from kechuang.rules.frozen import frozen


@dataclass(frozen=True, slots=True)
class Done:
    """A step: the verb, on which day, with what reason."""

    verb: str
    day: date
    reason: str = ""


def lay_down_case(
    flow: str,
    organisation: Organisation,
    title: str,
    done: Sequence[Done],
    actor: Actor,
    *,
    call: str = "",
    about: Case | None = None,
    policy: str = "",
    figures: Mapping[str, Any] | None = None,
    stated: Mapping[str, Any] | None = None,
    amount: Callable[[Case], Mapping[str, Any]] | None = None,
) -> Case:
    """The case after those steps, each by the table of its flow; one event tells of it. ValueError: off the table.

    Its decision freezes the law of `policy` with the `figures` of its call and the facts of the records of that day,
    with what the applicant `stated` besides (raw values by name) and the `amount` it grants with its inputs, as a
    decision of today does.
    """
    process, begun = flows()[flow], done[0].day
    case = Case(
        number=next_number(begun.year),
        flow=flow,
        title=title[:200],
        organisation=organisation.key,
        organisation_name=organisation.name,
        division=organisation.division,
        about=about,
        call=call,
        policy=policy,
        figures=dict(figures or {}),
        on=begun if call else None,
        state=process.start,
        opened_at=_at(begun),
        since=_at(done[-1].day, len(done)),
        example=True,
    )
    steps = []
    for ordinal, one in enumerate(done, 1):
        verb, before = acts()[one.verb].verb, case.stage
        after = process.next(case.state, one.verb)
        if after is None:
            raise ValueError(f"{one.verb} at {case.state} of {flow}")
        told = {"ordinal": ordinal, "verb": one.verb, "before": before.code, "after": after, "reason": one.reason}
        steps.append(
            CaseStep(case=case, done_at=_at(one.day, ordinal), by_office=verb.of_office(before.holder), **told)
        )
        case.state, case.version = after, ordinal + 1
    due = None if case.stage.final else due_of(case, case.stage, done[-1].day)
    case.due = due.day if due and due.day >= timezone.localdate() else None  # nobody is late with what was invented
    case.closed_at = case.since if case.stage.final else None
    case.save(force_insert=True)
    CaseStep.objects.bulk_create(steps)
    for one in done:
        if one.verb == "submit" and call:
            at = _at(one.day, 1)
            Submission.objects.create(case=case, ordinal=1, facts={}, documents=[], submitted_at=at)
        elif one.verb == "decide":
            _decided(case, one, stated or {}, amount)
    after_all = {"flow": flow, "organisation": case.organisation, "state": case.state}
    record("case.opened", actor=actor, obj=case, after=after_all, at=moment())
    return case


def _decided(
    case: Case, one: Done, stated: Mapping[str, Any], amount: Callable[[Case], Mapping[str, Any]] | None
) -> None:
    body: dict[str, Any] = {"law": {}, "facts": {}, "explanation": {}, "way_out": None}
    law = law_of(case) if case.policy else None
    if law is not None:
        when, found = found_of(case, law)
        asked = {fact.name: fact for fact in law.facts}
        for name, raw in stated.items():
            found[name] = Answer(asked[name], period_of(asked[name], when), "stated", raw)
        explained = law.explain(row_of(found))
        body |= {"law": frozen(law), "facts": frozen_facts(found), "explanation": as_json.explanation(explained)}
    body |= {"outcome": "granted", "reason": one.reason, "reviews": [], "amount": amount(case) if amount else None}
    body = json.loads(json.dumps(body, ensure_ascii=False, default=str))
    at = _at(one.day, 5)
    Decision.objects.create(
        case=case, ordinal=1, on=case.on or one.day, known=at, decided_at=at, digest=digest_of(body), **body
    )


def _at(day: date, minute: int = 0) -> datetime:
    """Nine in the morning and so many minutes, so that steps of one day keep their order."""
    return timezone.make_aware(datetime.combine(day, time(9, minute)))
