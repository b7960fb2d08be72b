"""Calls that somebody else wrote and one may publish."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_keep_money
from kechuang.accounts.models import User
from kechuang.funds.models import Call
from kechuang.kernel.sentences import Sentence
from kechuang.portal.worklist.source import Source, Task


def _rows(actor: User, today: date) -> QuerySet[Call] | None:
    if not may_keep_money(actor).allowed:
        return None
    return Call.objects.filter(state="draft").exclude(written_by=actor).order_by("written_at", "pk")


def _task(call: Call) -> Task:
    does = Sentence("核对后由您发布；起草人不能自己发布。", "Check it and publish it; who wrote it cannot.")
    address = reverse("call", args=[call.number])
    return Task(call.title, address, does, call.number, call.opens, call.example)


SOURCE = Source(90, gettext_lazy("待发布的申报通知"), "megaphone", _rows, _task, "calls", due="opens")
