"""Decide at a meeting: a sentence of its minutes becomes a question to one named person, or a supervised matter."""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import Unit, User
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import may_run
from kechuang.oversight.actions.ask_about import ask
from kechuang.oversight.actions.open_matter import open_matter
from kechuang.oversight.asking import CAPPED, Whom, asked_lately
from kechuang.oversight.decisions import sentences
from kechuang.oversight.models import Matter, Meeting
from kechuang.oversight.rule import figures_at
from kechuang.oversight.units import people_of

Way = Literal["request", "matter"]


def decide(
    meeting: Meeting,
    way: Way,
    title: str,
    unit: Unit | None,
    person: User | None,
    actor: Actor,
    *,
    minute: str,
    until: date | None,
    day: date | None = None,
) -> Matter:
    """The question, sent, or the matter, a draft that is reviewed. `minute` is a sentence of the minutes as they stand.

    Raises Refused, BadInput that names the field, Conflict where the person or unit was asked as often as allowed.
    """
    require(may_run(actor), actor, "request.asked" if way == "request" else "matter.opened", meeting)
    today = day or timezone.localdate()
    if minute not in sentences(meeting.minutes):
        raise _bad("minute", "没有选纪要里的哪一句。", "No sentence of the minutes is chosen.")
    if until is None or until < today:
        raise _bad("until", "没有写期限，或期限已过。", "There is no date, or it has passed.")
    if way == "matter":
        return open_matter(
            meeting.plan, title, unit, actor, person=person, meeting=meeting, minute=minute, until=until, day=today
        )
    words = title.replace("\0", "").strip()
    if not 4 <= len(words) <= 300:
        raise _bad("title", "问题要写4到300字。", "A question has 4 to 300 characters.")
    if unit is None or person is None or person not in people_of(unit):
        raise _bad("whom", "没有选问谁。", "It is not said who is asked.")
    _refuse_beyond_caps(unit, person, today)
    with transaction.atomic():
        made = Matter(
            flow="request",
            plan=meeting.plan,
            meeting=meeting,
            minute=minute,
            until=until,
            title=words,
            text=f"{meeting}议定。",
            example=meeting.example,
        )
        return ask(made, Whom(unit, person), actor, today)


def _refuse_beyond_caps(unit: Unit, person: User, day: date) -> None:
    """A meeting asks no oftener than the nights do."""
    figures = figures_at()
    if (
        asked_lately(day, figures, person=person) >= figures.person_cap
        or asked_lately(day, figures, unit=unit) >= figures.unit_cap
    ):
        raise Conflict(
            "request.held",
            CAPPED.why,
            Sentence("请问别的人、过几天再问，或立督查事项。", "Ask another, later, or make it a supervised matter."),
        )


def _bad(field: str, zh: str, en: str) -> BadInput:
    return BadInput(
        f"meeting.{field}", Sentence(zh, en), Sentence("请补上再提交。", "Say it, then submit again."), field=field
    )
