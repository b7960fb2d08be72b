"""Supervised matters that one's own unit has in hand."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from kechuang.accounts.models import User
from kechuang.cases.holding import in_hand_of
from kechuang.oversight.access import may_see_own
from kechuang.oversight.flow_list import flows
from kechuang.oversight.homes import units_of
from kechuang.oversight.models import Matter
from kechuang.portal.worklist.source import Source
from kechuang.portal.worklist.sources.questions import SOURCE as QUESTIONS


def _rows(actor: User, today: date) -> QuerySet[Matter] | None:
    units = units_of(actor)
    if not units or not may_see_own(actor).allowed:
        return None
    matters = (flow for flow in flows().values() if flow.code != "request")
    rows = Matter.objects.filter(in_hand_of(matters, "unit"), unit__in=units, closed_on=None)
    return rows.select_related("unit").order_by("due", "pk")


SOURCE = Source(
    20, gettext_lazy("本单位办理的督查事项"), "clipboard-check", _rows, QUESTIONS.task, "my-unit", due="due"
)
