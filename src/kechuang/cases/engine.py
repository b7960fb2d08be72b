"""One step of a case: who may, does the table allow it, did someone act first; then state, clock, step and event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.cases.joined import effect_of
from kechuang.cases.limits import due_of
from kechuang.cases.models import Case, CaseStep
from kechuang.cases.verb import CaseVerb, Doing, Effect
from kechuang.cases.verb_list import acts, asks_of
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence


def do(
    case: Case,
    code: str,
    actor: Actor,
    *,
    version: int,
    reason: str = "",
    given: Mapping[str, str] | None = None,
    today: date | None = None,
    besides: Effect | None = None,
    keeper: bool = False,
) -> Case:
    """Do one verb to a case; gives the case as it stands then. `version` is that of the case the actor saw.

    `keeper` says that the app which keeps the flow does it (`Flow.kept`), and tells it by an event of its own.
    `today` is the day from which the limit of the state entered runs. The effect of the verb, and `besides`, run in the
    same transaction. Asked for twice by the same person, it is done once. Raises Refused, BadInput where the table has
    no such step or something is missing, Conflict when someone else acted first, and what the effects raise.
    """
    act = acts()[code]
    verb, why, told_with = act.verb, reason.strip(), {n: v.strip() for n, v in (given or {}).items()}
    require(verb.verdict(actor, case), actor, verb.event, case)
    _all_given(case, verb, why, told_with)
    with transaction.atomic():
        stamp = moment()
        row = Case.objects.select_for_update().get(pk=case.pk)
        if row.process.kept and not keeper:
            raise _kept(row)
        if row.version != version:
            return _seen_before(row, verb, actor, version)
        require(verb.verdict(actor, row), actor, verb.event, row)
        after = row.process.next(row.state, verb.code)
        if after is None:
            raise _not_here(row, verb)
        _apart(row, verb, actor)
        before, of_office = row.state, verb.of_office(row.stage.holder)
        doing = Doing(row, actor, stamp, today or timezone.localdate(stamp), why, told_with)
        told: dict[str, Any] = {}
        for effect in filter(None, (act.effect, effect_of(row.flow, verb.code), besides)):
            told |= effect(doing) or {}
        row.state, row.version = after, row.version + 1
        if after != before or doing.due is not None:
            row.since, row.overdue_told_at = stamp, None
            row.due = doing.due or _due(row, doing.today)
        row.closed_at = row.closed_at or (stamp if row.stage.final else None)
        row.save()
        CaseStep.objects.create(
            case=row,
            ordinal=version,
            verb=verb.code,
            before=before,
            after=after,
            done_at=stamp,
            done_by=actor if isinstance(actor, User) else None,
            done_by_name=str(actor) if isinstance(actor, User) else "",
            by_office=of_office,
            reason=why,
            given=told,
            due=row.due,
        )
        if not keeper:
            record(
                verb.event,
                actor=actor,
                obj=row,
                on_behalf_of="" if of_office or verb.side in ("anyone", "clock") else row.organisation_name,
                before={"state": before},
                after={"state": after} | told,
                reason=why,
                at=stamp,
            )
    return row


def _all_given(case: Case, verb: CaseVerb, why: str, given: Mapping[str, str]) -> None:
    if verb.reason and not why:
        raise BadInput(
            "case.reason",
            Sentence(f"“{verb.name.zh}”需要写明理由。", f"A reason is needed to {verb.name.en}."),
            Sentence("申请人会看到这段理由，请写清依据。", "The applicant will read it: say what it rests on."),
            field="reason",
        )
    for asked in asks_of(case, verb.code):
        text = given.get(asked.name, "")
        if (asked.required and not text) or (text and asked.choices and text not in dict(asked.choices)):
            raise BadInput(
                "case.given",
                Sentence(f"请填写“{asked.label.zh}”。", f"Give: {asked.label.en}."),
                Sentence("填好后再提交。", "Then submit again."),
                field=asked.name,
            )


def _due(row: Case, day: date) -> date | None:
    deadline = None if row.stage.final else due_of(row, row.stage, day)
    return deadline.day if deadline else None


def _seen_before(row: Case, verb: CaseVerb, actor: Actor, version: int) -> Case:
    """The same person's same act, sent twice, stands as it was done; anything else was overtaken. Raises Conflict."""
    done = row.steps.filter(ordinal=version).first()
    if done and done.verb == verb.code and isinstance(actor, User) and done.done_by_id == actor.pk:
        return row
    last = row.steps.order_by("-ordinal").first()
    who = (last.done_by_name or "系统") if last else "他人"
    name = acts()[last.verb].verb.name if last and last.verb in acts() else Sentence("处理", "act")
    raise Conflict(
        "case.moved",
        Sentence(
            f"{who}已先行“{name.zh}”，办件现为“{row.stage.name.zh}”。",
            f"{who} acted first ({name.en}); the case now stands at “{row.stage.name.en}”.",
        ),
        Sentence("请刷新后再操作；您的操作没有生效。", "Reload and look again; what you did took no effect."),
        state=row.state,
    )


def _kept(row: Case) -> BadInput:
    return BadInput(
        "case.kept",
        Sentence(f"“{row.process.name.zh}”办件不在这里办。", f"A case of “{row.process.name.en}” is not moved here."),
        Sentence("请在对应的业务单据上办理。", "Do it on the paper it belongs to."),
    )


def _not_here(row: Case, verb: CaseVerb) -> BadInput:
    possible = [acts()[code].verb.name for code in row.process.verbs(row.state)]
    zh, en = "、".join(one.zh for one in possible) or "无", ", ".join(one.en for one in possible) or "nothing"
    stage = row.stage.name
    return BadInput(
        "case.step",
        Sentence(f"“{stage.zh}”时不能{verb.name.zh}。", f"At “{stage.en}” one cannot {verb.name.en}."),
        Sentence(f"现在可以：{zh}。", f"Possible now: {en}."),
        state=row.state,
    )


def _apart(row: Case, verb: CaseVerb, actor: Actor) -> None:
    """Raise Conflict where the same person did what another must have done."""
    for other in row.process.apart.get(verb.code, ()):
        done = row.steps.filter(verb=other).order_by("-ordinal").first()
        if done and isinstance(actor, User) and done.done_by_id == actor.pk:
            name = acts()[other].verb.name
            raise Conflict(
                "case.same_person",
                Sentence(
                    f"“{name.zh}”也是您办的，“{verb.name.zh}”须由另一人办理。",
                    f"You did “{name.en}” yourself; another person must {verb.name.en}.",
                ),
                Sentence("请交由另一名有权限的人员办理。", "Hand it to another officer."),
            )
