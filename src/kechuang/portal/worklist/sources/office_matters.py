"""Questions and supervised matters that wait for whoever runs the supervision; what one put up another reviews."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import visible
from kechuang.accounts.models import User
from kechuang.cases.holding import in_hand_of
from kechuang.oversight.access import may_run
from kechuang.oversight.apart import for_others
from kechuang.oversight.flow_list import flows
from kechuang.oversight.models import Matter
from kechuang.portal.worklist.source import Source
from kechuang.portal.worklist.sources.questions import SOURCE as QUESTIONS


def _rows(actor: User, today: date) -> QuerySet[Matter] | None:
    if not may_run(actor).allowed:
        return None
    rows = visible(actor, Matter.objects.filter(in_hand_of(flows().values(), "office"), closed_on=None))
    return for_others(rows, actor).select_related("unit").order_by("due", "pk")


SOURCE = Source(30, gettext_lazy("待督查办理的事项"), "clipboard-list", _rows, QUESTIONS.task, "matters", due="due")
