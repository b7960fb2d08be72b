"""Cases that the office has in hand, for the officers of the desk; payments wait in a pile of their own."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import holders
from kechuang.accounts.models import User
from kechuang.accounts.roles import Role
from kechuang.cases.desk import found
from kechuang.cases.flows.payment import FLOW as PAYMENT
from kechuang.cases.models import Case
from kechuang.portal.worklist.source import Source, Task

at_the_desk = holders(Role.PROGRAMME_OFFICER)


def _rows(actor: User, today: date) -> QuerySet[Case] | None:
    return found(actor, "waiting", today).exclude(flow=PAYMENT.code) if at_the_desk(actor).allowed else None


def _task(case: Case) -> Task:
    address = reverse("case", args=[case.number])
    return Task(case.title, address, case.stage.awaits, case.organisation_name, case.due, case.example)


SOURCE = Source(40, gettext_lazy("待科技局办的办件"), "inbox", _rows, _task, "cases", due="due")
