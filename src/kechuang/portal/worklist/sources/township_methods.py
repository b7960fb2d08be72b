"""Methods of classifying townships that a second person has to sign."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_set_townships
from kechuang.accounts.models import User
from kechuang.kernel.sentences import Sentence
from kechuang.places.models import TownshipMethod
from kechuang.portal.worklist.source import Source, Task


def _rows(actor: User, today: date) -> QuerySet[TownshipMethod] | None:
    if not may_set_townships(actor).allowed:
        return None
    rows = TownshipMethod.objects.filter(signed_at=None, dropped_at=None).exclude(drafted_by=actor)
    return rows.order_by("drafted_at", "pk")


def _task(one: TownshipMethod) -> Task:
    does = Sentence("核对依据后签署。", "Check what it rests on, then sign it.")
    return Task(one.name, reverse("township-methods"), does, one.basis, one.since, one.example)


SOURCE = Source(110, gettext_lazy("待签署的乡镇分类办法"), "signature", _rows, _task, "township-methods")
