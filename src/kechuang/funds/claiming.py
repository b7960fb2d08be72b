"""Applications as claims: which of them still claim what they name, and which of them a payment answers."""

from __future__ import annotations

from django.db.models import QuerySet

from kechuang.funds.models import Application, Payment

_OVER = ("abandoned", "refused", "ended")
"""States of a case that claims nothing any more."""


def still_claiming(rows: QuerySet[Application]) -> QuerySet[Application]:
    """Those neither refused nor given up, with their cases."""
    return rows.exclude(case__state__in=_OVER).select_related("case")


def claim_behind(payment: Payment) -> Application | None:
    """The application whose support is paid, with its call and case; None for a support without one."""
    rows = Application.objects.filter(case__number=payment.award.case_number)
    return rows.select_related("call", "case").first()
