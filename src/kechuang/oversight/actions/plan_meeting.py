"""Plan a meeting: its agenda is drafted from what is off course on the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import may_run
from kechuang.oversight.models import Meeting
from kechuang.oversight.models.meeting import MEETINGS
from kechuang.supervision.models import Plan


def plan_meeting(
    plan: Plan, kind: str, held_on: date, agenda: Sequence[Mapping[str, Any]], actor: Actor, *, place: str = ""
) -> Meeting:
    """`agenda` as `agenda.drafted` makes it. Raises Refused, BadInput for a kind there is not."""
    require(may_run(actor), actor, "meeting.planned", plan)
    if kind not in dict(MEETINGS):
        raise BadInput(
            "meeting.kind",
            Sentence("没有这种会议。", "There is no such kind of meeting."),
            Sentence("请从列表中选择。", "Choose one of the list."),
            field="kind",
        )
    with transaction.atomic():
        stamp = moment()
        made = Meeting.objects.create(
            plan=plan,
            kind=kind,
            held_on=held_on,
            place=place.strip()[:100],
            agenda=[dict(one) for one in agenda],
            made_at=stamp,
            made_by=actor if isinstance(actor, User) else None,
            example=plan.example,
        )
        after = {"kind": kind, "held_on": held_on.isoformat(), "items": len(made.agenda)}
        record("meeting.planned", actor=actor, obj=made, after=after, at=stamp)
    return made
