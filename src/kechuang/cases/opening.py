"""Opening a case: its number, its first state; one open case for each organisation and policy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, Verb, may, require
from kechuang.accounts.models import User
from kechuang.cases.flow_list import flows
from kechuang.cases.models import Case
from kechuang.cases.of_policy import subject_to_be
from kechuang.cases.verb import APPLICANT, OFFICE
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.registry.kinds.organisation import Organisation

APPLY = Verb(Sentence("申请", "apply"), APPLICANT, owner=True)
OPEN_FOR_OFFICE = Verb(Sentence("发起办件", "open such a case"), OFFICE, owner=True)


def open_case(
    flow: str,
    actor: Actor,
    *,
    title: str,
    organisation: str = "",
    policy: str = "",
    about: Case | None = None,
    subject: str = "",
    call: str = "",
    figures: Mapping[str, Any] | None = None,
    example: bool = False,
    keeper: bool = False,
) -> Case:
    """Begin a case as a draft. `organisation` is a credit code; without one the case is the actor's own. `subject` is
    what it is about where that stands on record already and is no organisation.

    `call` is the number of the call it answers, `figures` what it carries along from there. `keeper`: the app that
    keeps the flow opens it, and tells it by an event of its own.

    Where the flow begins with the applicant it is theirs to open, else the office's. Raises Refused, BadInput for an
    organisation not on record, Conflict where one is open already.
    """
    process = flows()[flow]
    start = process.state(process.start)
    known = Organisation.objects.standing().filter(key=organisation).select_related("source").last()
    case = Case(
        flow=flow,
        policy=policy,
        title=title,
        organisation=organisation,
        organisation_name=known.name if known else "",
        division=known.division if known else "",
        complainant=actor if isinstance(actor, User) and not organisation else None,
        about=about,
        state=process.start,
        opened_by=actor if isinstance(actor, User) else None,
        call=call,
        figures=dict(figures or {}),
        example=example or bool(known and known.source.example),
    )
    require(
        may(actor, APPLY if start.holder == "applicant" else OPEN_FOR_OFFICE, case), actor, "case.opened", label=title
    )
    if organisation and known is None:
        raise BadInput(
            "case.organisation",
            Sentence("本单位还没有登记。", "This organisation is not on record yet."),
            Sentence("请科技局先登记单位，再来申请。", "Ask the S&T bureau to enter it first."),
            field="organisation",
        )
    with transaction.atomic():
        stamp = moment()
        case.opened_at = case.since = stamp
        case.number = next_number(stamp.year)
        case.subject = subject or (subject_to_be(catalogue()[policy], case.number) if policy else "")
        if not call and (subject or not case.subject):  # several new platforms or contracts may be applied for at once
            refuse_second(organisation, policy, subject)
        case.save(force_insert=True)
        after = {"flow": flow, "policy": policy, "organisation": organisation} | ({"call": call} if call else {})
        if not keeper:
            record("case.opened", actor=actor, obj=case, on_behalf_of=case.organisation_name, after=after, at=stamp)
    return case


def apply_for(policy: str, organisation: str, actor: Actor) -> Case:
    """Begin an application for a policy. Raises BadInput where it cannot be had so, and what `open_case` raises."""
    wanted = catalogue()[policy]
    if wanted.procedure is None:
        raise BadInput(
            "case.no_procedure",
            Sentence(f"“{wanted.name}”不需要申请。", f"Nobody applies for “{wanted.english}”."),
            Sentence("符合条件的自行享受，办法见政策页。", "See the policy's page for how it is had."),
        )
    return open_case(wanted.procedure.flow, actor, title=wanted.name, organisation=organisation, policy=policy)


def refuse_second(organisation: str, policy: str, subject: str = "") -> None:
    """Raise Conflict where the organisation has an open case for the policy, about that subject where one is given."""
    if not (organisation and policy):
        return
    held = Case.objects.filter(
        organisation=organisation, policy=policy, subject=subject, call="", closed_at=None
    ).first()
    if held is not None:
        raise Conflict(
            "case.open_already",
            Sentence(f"已有未办结的申请 {held.number}。", f"The application {held.number} is still open."),
            Sentence("请在原申请上继续办理。", "Carry on with that one."),
            number=held.number,
        )


def next_number(year: int) -> str:
    """The next number of the year; the writers' turn is held, so nobody else takes the same."""
    before = f"KC{year}"
    last = Case.objects.filter(number__startswith=before).order_by("-number").values_list("number", flat=True).first()
    return f"{before}{int(last.removeprefix(before)) + 1 if last else 1:06}"
