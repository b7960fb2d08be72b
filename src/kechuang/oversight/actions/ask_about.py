"""Ask one named person about a milestone, with what is known already; or another unit for a matter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import may_run
from kechuang.oversight.asking import CAPPED, NOBODY, Held, Whom, asked_lately, whom
from kechuang.oversight.engine import due_of
from kechuang.oversight.models import Matter
from kechuang.oversight.numbers import next_number
from kechuang.oversight.rule import figures_at
from kechuang.oversight.state import Standing


def ask_about(one: Standing, to: Whom, why: Sentence, actor: Actor, *, day: date | None = None) -> Matter:
    """The question, asked. Raises Refused, Conflict where the person or unit was asked as often as allowed."""
    milestone = one.wording.milestone
    require(may_run(actor), actor, "request.asked", milestone.task)
    today = day or timezone.localdate()
    _capped(to, today)
    with transaction.atomic():
        made = Matter(
            flow="request",
            plan_id=milestone.plan_id,
            task=milestone.task,
            milestone=milestone,
            title=one.wording.text[:300],
            text=why.zh,
            known=known_of(one),
            example=milestone.plan.example,
        )
        return ask(made, to, actor, today)


def ask(made: Matter, to: Whom, actor: Actor, day: date) -> Matter:
    """Store a question and tell of it. Inside a transaction."""
    stamp = moment()
    made.number = next_number("WX", day.year)
    made.state, made.asked_on, made.entered_on, made.made_at = "asked", day, day, stamp
    made.unit, made.person = to.unit, to.person
    made.due = made.until or due_of(made, day)
    made.save()
    after: dict[str, Any] = {"number": made.number, "unit": str(to.unit), "person": str(to.person)}
    after["due"] = made.due.isoformat() if made.due else None
    record("request.asked", actor=actor, obj=made, after=after, at=stamp)
    return made


def ask_by_hand(one: Standing, actor: Actor, why: Sentence) -> Matter:
    """Ask whoever of the lead unit may still be asked. Raises Refused, Conflict with the reason where nobody may."""
    require(may_run(actor), actor, "request.asked", one.wording.milestone.task)
    day = timezone.localdate()
    if any(matter.flow == "request" for matter in one.open):
        raise Conflict(
            "request.open",
            Sentence("这个节点已经在问了。", "It is being asked about already."),
            Sentence("等答复，或先撤回那一条。", "Wait for the answer, or take that question back."),
        )
    found = whom(one.wording.leads, day, figures_at())
    if isinstance(found, Held):
        raise _held(found)
    return ask_about(one, found, why, actor)


def _capped(to: Whom, day: date) -> None:
    figures = figures_at()
    if asked_lately(day, figures, person=to.person) >= figures.person_cap:
        raise _held(CAPPED)
    if asked_lately(day, figures, unit=to.unit) >= figures.unit_cap:
        raise _held(CAPPED)


def _held(held: Held) -> Conflict:
    remedy = (
        Sentence("请在“账号与授权”里为牵头单位任命经办人员。", "Appoint an officer for the lead unit.")
        if held is NOBODY
        else Sentence("过几天再问，或在督查参数里调整上限。", "Ask in some days, or change the cap among the figures.")
    )
    return Conflict("request.held", held.why, remedy)


def known_of(one: Standing) -> list[dict[str, Any]]:
    """What is known already, to be shown with the question."""
    found: list[dict[str, Any]] = [
        {"zh": piece.text.zh, "en": piece.text.en, "target": piece.target, "kind": piece.kind}
        for piece in one.shown.pieces
    ]
    last = Matter.objects.filter(milestone=one.wording.milestone, state="accepted").order_by("-closed_on").first()
    if last is not None and last.answer:
        day = last.closed_on
        found.append({"zh": f"上次答复（{day}）：{last.answer}", "en": f"Last answer ({day}): {last.answer}"})
    return found
