"""好差评: the applicant rates how a closed case was dealt with, once. A bad one must be answered in five working days.

Who acted answers it, having put it right: municipal rules under 国办发〔2019〕51号, a local figure until confirmed.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, Verb, may, require
from kechuang.accounts.models import User
from kechuang.cases.models import Case, Rating
from kechuang.cases.verb import APPLICANT
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.periods import Period, last_day
from kechuang.kernel.sentences import Sentence

RATE = Verb(Sentence("评价这次办理", "rate how this was dealt with"), APPLICANT, owner=True)
ANSWERED_WITHIN = Period(5, "workday")
BAD = 2
"""Stars up to which a rating counts as bad: 不满意 and 非常不满意."""
STARS = {
    5: Sentence("非常满意", "very satisfied"),
    4: Sentence("满意", "satisfied"),
    3: Sentence("基本满意", "fairly satisfied"),
    2: Sentence("不满意", "not satisfied"),
    1: Sentence("非常不满意", "not satisfied at all"),
}


def rate(case: Case, stars: int, actor: Actor, *, text: str = "", today: date | None = None) -> Rating:
    """Keep it. A bad one needs a reason. Raises Refused, BadInput, Conflict where it is rated already."""
    require(may(actor, RATE, case), actor, "case.rated", case)
    words = text.strip()
    if stars not in STARS or case.closed_at is None or (stars <= BAD and not words):
        what = (
            Sentence("请选择评价。", "Choose a rating.")
            if stars not in STARS
            else Sentence("办结后才能评价。", "It can be rated once it is closed.")
            if case.closed_at is None
            else Sentence("请写明不满意之处。", "Say what was not right.")
        )
        raise BadInput("case.rating", what, Sentence("改好后再提交。", "Then submit again."), field="text")
    with transaction.atomic():
        stamp = moment()
        if Rating.objects.filter(case=case).exists():
            raise Conflict(
                "case.rated_already",
                Sentence("这个办件已经评价过。", "This case has been rated already."),
                Sentence("一事一评。", "Each case is rated once."),
            )
        day = today or timezone.localdate(stamp)
        row = Rating.objects.create(
            case=case,
            stars=stars,
            text=words,
            rated_at=stamp,
            rated_by=actor if isinstance(actor, User) else None,
            due=last_day(day, ANSWERED_WITHIN).day if stars <= BAD else None,
        )
        record(
            "case.rated",
            actor=actor,
            obj=case,
            on_behalf_of=case.organisation_name,
            after={"stars": stars},
            reason=words,
            at=stamp,
        )
    return row
