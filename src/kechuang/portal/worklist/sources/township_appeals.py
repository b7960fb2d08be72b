"""What townships said against their class and nobody has answered."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_set_townships
from kechuang.accounts.models import User
from kechuang.kernel.sentences import Sentence
from kechuang.places.models import TownshipAppeal
from kechuang.portal.worklist.source import Source, Task


def _rows(actor: User, today: date) -> QuerySet[TownshipAppeal] | None:
    if not may_set_townships(actor).allowed:
        return None
    return TownshipAppeal.objects.filter(answered_at=None).order_by("recorded_at", "pk")


def _task(one: TownshipAppeal) -> Task:
    does = Sentence("采纳或不采纳，写明理由。", "Take it up or not, with the reason.")
    return Task(one.said, reverse("township", args=[one.township]), does)


SOURCE = Source(120, gettext_lazy("待答复的乡镇异议"), "message-circle", _rows, _task, "townships")
