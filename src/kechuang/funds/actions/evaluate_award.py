"""Enter how an award was evaluated: its score gives the grade of the day; the next support of the line sees it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.by_date.grades import grade
from kechuang.funds.entering import document_given, refuse_future
from kechuang.funds.models import Award, Evaluation


def evaluate_award(award: Award, score: Decimal, actor: Actor, *, document: str, evaluated: date) -> Evaluation:
    """Raises Refused, BadInput that names the field."""
    require(may_keep_money(actor), actor, "award.evaluated", award)
    refuse_future(evaluated, timezone.localdate())
    found, named = grade(Fraction(score), evaluated), document_given(document)
    with transaction.atomic():
        stamp = moment()
        made = Evaluation.objects.create(
            award=award,
            score=score,
            grade=found or "",
            evaluated=evaluated,
            document=named,
            recorded_at=stamp,
            recorded_by=actor if isinstance(actor, User) else None,
        )
        told = {"score": str(score), "grade": made.grade, "evaluated": evaluated.isoformat(), "document": named}
        record("award.evaluated", actor=actor, obj=award, after=told, at=stamp)
    return made
