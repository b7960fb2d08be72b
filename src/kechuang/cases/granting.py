"""What a grant becomes: a certificate on record, with its number and its term; and its end when it is taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from kechuang.accounts.access import Actor
from kechuang.cases.limits import clock_of
from kechuang.cases.models import Case
from kechuang.cases.of_policy import procedure_of
from kechuang.cases.verb import Doing
from kechuang.events.clock import moment
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.end import end
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.sources import Source
from kechuang.rules.procedure import Procedure
from kechuang.rules.python_reader import months_after


def certificate_of(case: Case) -> Certificate | None:
    """The certificate the case led to, as it stands; None where it led to none."""
    step = case.steps.filter(verb="certify").order_by("-ordinal").first()
    key = step.given.get("certificate") if step else None
    return Certificate.objects.standing().filter(key=key).order_by("-valid_from").first() if key else None


def grant(doing: Doing) -> dict[str, Any]:
    """Enter the certificate; what the log tells of it. Nothing where no policy grants one. Raises Conflict."""
    case, actor, today = doing.case, doing.actor, doing.today
    procedure = procedure_of(case)
    if procedure is None or procedure.becomes != "certificate":
        return {}
    number = doing.given.get("number") or _next_number(case, procedure, today)
    source = Source.objects.create(
        kind="case",
        title=f"办件{case.number}",
        standing="confirmed",
        example=case.example,
        made_at=moment(),
        made_by_id=getattr(actor, "pk", None),
    )
    values = {
        "scheme": case.policy,
        "number": number,
        "organisation": case.organisation,
        "holder": case.organisation_name,
        "level": procedure.level,
        "issued": today,
        "expires": expires(case, today),
        "document": doing.given.get("document", ""),
    }
    row = enter(Certificate, values, actor, source=source, reason=f"办件{case.number}")
    return {"certificate": row.key, "number": number}


def expires(case: Case, issued: date) -> date | None:
    """The first day on which a certificate issued then no longer holds; None where the law sets no term."""
    clock = clock_of(case, "valid", case.on or issued)
    if clock is None:
        return None
    if clock.kind == "日历年":
        return date(issued.year + clock.length, 1, 1)
    months = {"年": 12, "月": 1}.get(clock.kind)
    return months_after(issued, clock.length * months) if months else None


def refuse_unpublished(case: Case, today: date) -> None:
    """Raise Conflict where the grant must be published first, the time is not over, or an objection waits."""
    procedure, states = procedure_of(case), {s.code for s in case.process.states}
    if "publicity" not in states or (procedure and not procedure.publicised):
        return
    if case.state != "publicity":
        raise Conflict(
            "case.unpublished",
            Sentence("还没有公示。", "It has not been published yet."),
            Sentence("请先公示，期满无异议再办结。", "Publish it first."),
        )
    if case.due is not None and today <= case.due:
        raise Conflict(
            "case.publicity_runs",
            Sentence(f"公示到{case.due}为止，尚未期满。", f"It is published until {case.due}, that day included."),
            Sentence("期满次日起可以办结。", "It can be closed from the day after."),
            field="",
        )
    if case.objections.filter(answered_at=None).exists():
        raise Conflict(
            "case.objection_waits",
            Sentence("还有异议没有答复。", "An objection has not been answered."),
            Sentence("请先答复。", "Answer it first."),
        )


def withdraw(case: Case, actor: Actor, today: date, reason: str) -> dict[str, Any]:
    """End the certificate of a case from today on; what the log tells of it."""
    held = certificate_of(case)
    if held is None or (held.valid_to is not None and held.valid_to <= today):
        return {}
    if held.valid_from >= today:
        raise BadInput(
            "case.revoked_too_early",
            Sentence("证书当日才生效，请次日再办。", "The certificate begins to hold only today."),
            Sentence("发证有误的，请在登记记录中撤回。", "Withdraw the record where it was entered by mistake."),
        )
    end(held, actor, on=today, reason=reason)
    return {"certificate": held.key, "ended": today.isoformat()}


def _next_number(case: Case, procedure: Procedure, today: date) -> str:
    if procedure.numbering is None:
        return case.number
    division = case.division[:6].ljust(6, "0")
    held = Certificate.objects.filter(scheme=case.policy).values_list("number", flat=True).distinct()
    serials = (procedure.numbering.serial_of(number, today.year, division) for number in held)
    return procedure.numbering.number(today.year, division, max((s for s in serials if s), default=0) + 1)
