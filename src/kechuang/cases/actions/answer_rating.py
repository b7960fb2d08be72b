"""Answer a rating: what was put right. A bad one waits for it, and is overdue after five working days."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, Verb, may, require
from kechuang.accounts.models import User
from kechuang.cases.models import Rating
from kechuang.cases.verb import OFFICE
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence

ANSWER_RATING = Verb(Sentence("答复评价", "answer a rating"), OFFICE)


def answer_rating(rating: Rating, text: str, actor: Actor) -> Rating:
    """Raises Refused, BadInput without words, Conflict where it is answered."""
    case, words = rating.case, text.strip()
    require(may(actor, ANSWER_RATING, case), actor, "case.rating_answered", case)
    if not words:
        raise BadInput(
            "case.rating_answer",
            Sentence("请写明整改情况。", "Say what was put right."),
            Sentence("评价人会看到。", "Who rated will read it."),
            field="text",
        )
    with transaction.atomic():
        stamp = moment()
        row = Rating.objects.select_for_update().get(pk=rating.pk)
        if row.answered_at is not None:
            raise Conflict(
                "case.rating_answered",
                Sentence("这条评价已经答复。", "This rating was answered already."),
                Sentence("请刷新查看。", "Reload and look."),
            )
        row.answer, row.answered_at = words, stamp
        row.answered_by = actor if isinstance(actor, User) else None
        row.save(update_fields=["answer", "answered_at", "answered_by"])
        record("case.rating_answered", actor=actor, obj=case, reason=words, at=stamp)
    return row
