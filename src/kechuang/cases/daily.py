"""What passing time does to cases, once a day: overdue ones are told of, certificates whose term is over close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from kechuang.cases import engine
from kechuang.cases.actions.tell_overdue import tell_overdue
from kechuang.cases.granting import granted_record
from kechuang.cases.models import Case
from kechuang.kernel.errors import Conflict


@dataclass(frozen=True, slots=True)
class Daily:
    """How many were told of, and how many closed."""

    overdue: int
    expired: int


def daily(today: date | None = None) -> Daily:
    """Safe to repeat: a case is told of once in each stage and closes once."""
    day = today or timezone.localdate()
    expired = 0
    for case in Case.objects.filter(state="certified").order_by("pk"):
        held = granted_record(case)
        if held is None or held.valid_to is None or held.valid_to > day:
            continue
        try:
            engine.do(case, "expire", None, version=case.version, today=day)
        except Conflict:  # somebody acted just now; the next day sees how it stands then
            continue
        expired += 1
    return Daily(tell_overdue(day), expired)
