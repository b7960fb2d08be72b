"""What townships and units said against their share of a target and nobody has answered."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_bind
from kechuang.accounts.models import User
from kechuang.kernel.sentences import Sentence
from kechuang.portal.worklist.source import Source, Task
from kechuang.supervision.allotment import Appeal


def _rows(actor: User, today: date) -> QuerySet[Appeal] | None:
    if not may_bind(actor).allowed:
        return None
    rows = Appeal.objects.filter(answered_at=None).select_related("allotment__target__plan")
    return rows.order_by("recorded_at", "pk")


def _task(one: Appeal) -> Task:
    target = one.allotment.target
    does = Sentence("采纳或不采纳，写明理由。", "Take it up or not, with the reason.")
    return Task(one.said, reverse("breakdown", args=[target.plan.slug, target.ordinal]), does, one.key)


SOURCE = Source(130, gettext_lazy("待答复的分解异议"), "message-circle", _rows, _task)
