"""Payments whose next step somebody may take: never one that another person has to take."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_pay
from kechuang.accounts.models import User
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import Payment
from kechuang.funds.paying import for_another
from kechuang.portal.worklist.source import Source, Task

_NEXT = {
    "submitted": "check_account",
    "checked": "approve_payment",
    "approved": "release_payment",
    "released": "",
    "bounced": "",
}


def _rows(actor: User, today: date) -> QuerySet[Payment] | None:
    if not may_pay(actor).allowed:
        return None
    at = Q(pk__in=[])
    for state, verb in _NEXT.items():
        at |= Q(state=state) & ~for_another(verb, actor)
    return Payment.objects.filter(at).select_related("case").order_by("case__due", "asked_at", "pk")


def _task(payment: Payment) -> Task:
    due = payment.case.due if payment.case else None
    address = reverse("funds-payment", args=[payment.number])
    about = f"{payment.purpose} {yuan(payment.fen)} 元"
    return Task(payment.payee_name, address, payment.stage.awaits, about, due, payment.example)


SOURCE = Source(80, gettext_lazy("待办的拨付"), "banknote", _rows, _task, "funds-payments", due="case__due")
