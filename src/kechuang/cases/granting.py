"""What a grant becomes: a record with its number and its term, as the policy's procedure says; and its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kechuang.accounts.access import Actor
from kechuang.cases.grant import Given, Grant
from kechuang.cases.grant_list import grants
from kechuang.cases.limits import clock_of
from kechuang.cases.models import Case, CaseStep
from kechuang.cases.of_policy import law_of, procedure_of, reference_day, subject_of
from kechuang.cases.own_words import own_values
from kechuang.cases.sheet import found_of
from kechuang.cases.verb import Doing
from kechuang.events.clock import moment
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.actions.end import end
from kechuang.registry.actions.enter import enter
from kechuang.registry.actions.fill_in import fill_in
from kechuang.registry.actions.replace import replace
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.facts.answers import row_of
from kechuang.registry.facts.filling import fillings
from kechuang.registry.facts.homes import supplied
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import Subject
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.record import Record
from kechuang.registry.sources import Source
from kechuang.rules.facts import Fact
from kechuang.rules.procedure import Procedure
from kechuang.rules.python_reader import months_after


def granted_record(case: Case) -> Record | None:
    """The record the case led to, as it stands; None where it led to none."""
    return granted_records([case]).get(case.pk)


def granted_records(cases: Sequence[Case]) -> dict[int, Record]:
    """The records that cases led to, as they stand, by the numbers of the cases; asked once for each kind."""
    steps = CaseStep.objects.filter(case__in=cases, verb="certify").order_by("ordinal")
    led = {case: _record_named(given) for case, given in steps.values_list("case", "given")}
    found: dict[tuple[type[Record], str], Record] = {}
    for kind in {kind for kind, _key in led.values()}:
        rows = kind.objects.standing().filter(key__in={key for of, key in led.values() if of is kind and key})
        found |= {(kind, row.key): row for row in rows.order_by("valid_from")}
    return {case: found[named] for case, named in led.items() if named in found}


def _record_named(given: dict[str, Any]) -> tuple[type[Record], str]:
    named, _, key = str(given.get("record", "")).partition(":")
    kind: type[Record] | None = kinds().get(named)
    if kind is None:  # cases certified before grants of other kinds were entered
        return Certificate, str(given.get("certificate", ""))
    return kind, key


def grant_of(case: Case) -> Grant | None:
    """How a grant of the case is entered on record; None where no policy grants a record."""
    procedure = procedure_of(case)
    return grants().get(procedure.becomes) if procedure else None


def grant(doing: Doing) -> dict[str, Any]:
    """Enter the record; what the log tells of it. Nothing where no policy grants one. Raises Conflict, BadInput."""
    case, actor, today = doing.case, doing.actor, doing.today
    procedure, how = procedure_of(case), grant_of(case)
    if procedure is None or how is None:
        return {}
    held = _held(case, how)
    number = str(getattr(held, "number", "")) or doing.given.get("number") or _next_number(case, procedure, today)
    until = expires(case, today)
    facts, row = _facts(case)
    own = own_values(case, how.kind, facts, row)
    values = how.values(Given(case, procedure, number, today, until, doing.given.get("document", ""), own, row))
    source = Source.objects.create(
        kind="case",
        title=f"办件{case.number}",
        standing="confirmed",
        example=case.example,
        made_at=moment(),
        made_by_id=getattr(actor, "pk", None),
    )
    reason = f"办件{case.number}"
    if held is not None and (held.valid_to is None or held.valid_to > today):
        end(held, actor, on=today, reason=reason)
    made = enter(how.kind, values, actor, source=source, valid_to=None if how.kind.UNTIL else until, reason=reason)
    if case.subject:
        _state(case, made, facts, row, actor)
    told = {"record": f"{how.kind.kind()}:{made.key}", "number": number}
    return told | ({"certificate": made.key} if how.kind is Certificate else {})


def change(case: Case, values: dict[str, Any], actor: Actor, today: date, reason: str) -> dict[str, Any]:
    """Let fields of the granted record change from today on; what the log tells. Nothing where none stands.

    Raises BadInput on the very day of the grant.
    """
    held = granted_record(case)
    changed = {name: value for name, value in values.items() if held is not None and getattr(held, name) != value}
    if held is None or not changed or (held.valid_to is not None and held.valid_to <= today):
        return {}
    _refuse_first_day(held, today)
    replace(held, changed, actor, since=today, reason=reason)
    return {"record": f"{held.kind()}:{held.key}", "changed": sorted(changed)}


def expires(case: Case, issued: date) -> date | None:
    """The first day on which a grant issued then no longer holds; None where the law sets no term."""
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
    """End what a case led to from today on; what the log tells of it."""
    held = granted_record(case)
    if held is None or (held.valid_to is not None and held.valid_to <= today):
        return {}
    _refuse_first_day(held, today)
    end(held, actor, on=today, reason=reason)
    return {"record": f"{held.kind()}:{held.key}", "ended": today.isoformat()}


def _refuse_first_day(held: Record, today: date) -> None:
    if held.valid_from >= today:
        raise BadInput(
            "case.revoked_too_early",
            Sentence("资格当日才生效，请次日再办。", "It begins to hold only today."),
            Sentence("登记有误的，请在登记记录中撤回。", "Withdraw the record where it was entered by mistake."),
        )


def _held(case: Case, how: Grant) -> Record | None:
    """The record that is renewed: what the case is about, where it stands on record already."""
    if not case.subject:
        return None
    return how.kind.objects.standing().filter(key=subject_of(case).key).order_by("-valid_from").first()


def _facts(case: Case) -> tuple[dict[str, Fact], dict[str, Any]]:
    law = law_of(case)
    if law is None:
        return {}, {}
    return {fact.name: fact for fact in law.facts}, row_of(found_of(case, law)[1])


def _state(case: Case, made: Record, facts: dict[str, Fact], row: dict[str, Any], actor: Actor) -> None:
    """What the application said and is no field of the record becomes a statement about it: nobody is asked again."""
    subject = Subject(made.kind(), made.key)  # type: ignore[arg-type]  # named like the kind of record
    said = set(case.own.get("facts", {}))
    stated = [name for name in facts if name in said and name in row and supplied(subject.kind, name) is None]
    values = {name: row[name] for name in stated}
    day = max(reference_day(case), made.valid_from)
    for filling in fillings(subject, When.of(AsOf.on(day)), values, facts):
        fill_in(filling, actor, on=day, reason=f"办件{case.number}")


def _next_number(case: Case, procedure: Procedure, today: date) -> str:
    if procedure.numbering is None:
        return case.number
    division = case.division[:6].ljust(6, "0")
    held = Certificate.objects.filter(scheme=case.policy).values_list("number", flat=True).distinct()
    serials = (procedure.numbering.serial_of(number, today.year, division) for number in held)
    return procedure.numbering.number(today.year, division, max((s for s in serials if s), default=0) + 1)
