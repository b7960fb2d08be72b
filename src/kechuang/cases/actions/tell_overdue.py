"""Overdue escalates: what has passed its limit is told of once in the log, and so stands at the top of every list."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.cases.models import Case
from kechuang.events.clock import moment
from kechuang.events.record import record


def tell_overdue(today: date | None = None) -> int:
    """How many were told of just now; a case is told of once in each stage. Done by the system each day."""
    day = today or timezone.localdate()
    rows = Case.objects.filter(due__lt=day, overdue_told_at=None).order_by("due", "pk")
    told = 0
    for case in [row for row in rows if row.stage.holder in ("office", "panel", "applicant")]:
        with transaction.atomic():
            stamp = moment()
            if not Case.objects.filter(pk=case.pk, version=case.version, overdue_told_at=None).update(
                overdue_told_at=stamp
            ):
                continue
            after = {"state": case.state, "due": case.due.isoformat() if case.due else None}
            record("case.overdue", obj=case, after=after, at=stamp)
            told += 1
    return told
