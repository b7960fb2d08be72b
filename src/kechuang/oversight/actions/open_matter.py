"""Propose a supervised matter: what, by which unit, by when; about a milestone or task, or decided by a meeting."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import Unit, User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import may_run
from kechuang.oversight.models import Matter, Meeting, Milestone
from kechuang.oversight.numbers import next_number
from kechuang.oversight.units import people_of
from kechuang.supervision.models import Plan, Task


def open_matter(
    plan: Plan,
    title: str,
    unit: Unit | None,
    actor: Actor,
    *,
    text: str = "",
    task: Task | None = None,
    milestone: Milestone | None = None,
    meeting: Meeting | None = None,
    person: User | None = None,
    minute: str = "",
    until: date | None = None,
    day: date | None = None,
) -> Matter:
    """The matter, a draft; `person` of the unit has it, whoever works there where none is named.

    Raises Refused, BadInput that names the field.
    """
    require(may_run(actor), actor, "matter.opened", plan)
    words = title.replace("\0", "").strip()
    if not 4 <= len(words) <= 300:
        raise BadInput(
            "matter.title",
            Sentence("事项要写4到300字。", "A matter has 4 to 300 characters."),
            Sentence("一事一项，写清要办什么。", "One matter at a time: say what is to be done."),
            field="title",
        )
    if unit is None:
        raise BadInput(
            "matter.unit",
            Sentence("没有选责任单位。", "No unit is chosen."),
            Sentence(
                "请从列表中选择；没有的先在“账号与授权”里设立。", "Choose one; found it first where it is not there."
            ),
            field="unit",
        )
    today = day or timezone.localdate()
    with transaction.atomic():
        stamp = moment()
        made = Matter.objects.create(
            number=next_number("DC", today.year),
            flow="matter",
            state="draft",
            plan=plan,
            task=task or (milestone.task if milestone else None),
            milestone=milestone,
            meeting=meeting,
            minute=minute,
            until=until,
            unit=unit,
            person=person or next(iter(people_of(unit)), None),
            title=words,
            text=text.strip(),
            asked_on=today,
            entered_on=today,
            made_at=stamp,
            example=plan.example,
        )
        after = {"number": made.number, "unit": str(unit), "meeting": str(meeting or "")}
        record("matter.opened", actor=actor, obj=made, after=after, at=stamp)
    return made
