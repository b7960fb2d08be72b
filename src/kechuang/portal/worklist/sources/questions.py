"""Questions that one person is to answer."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.models import User
from kechuang.oversight.access import may_see_own
from kechuang.oversight.models import Matter
from kechuang.portal.worklist.source import Source, Task


def _rows(actor: User, today: date) -> QuerySet[Matter] | None:
    if not may_see_own(actor).allowed:
        return None
    return Matter.objects.filter(flow="request", state="asked", person=actor).order_by("due", "pk")


def _task(one: Matter) -> Task:
    return Task(one.title, reverse("matter", args=[one.number]), one.stage.awaits, str(one.unit), one.due, one.example)


SOURCE = Source(10, gettext_lazy("要我答复的问询"), "message-square", _rows, _task, "my-unit", due="due")
