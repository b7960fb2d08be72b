"""Whom a source tells: who holds a role today, and who speaks for an organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from kechuang.accounts.models import Membership
from kechuang.accounts.roles import Role


def holders_of(role: Role, day: date) -> list[int]:
    """Accounts in use that hold the role on the day."""
    rows = Membership.objects.in_force(day).filter(role=role, person__is_active=True)
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


def speakers_for(codes: Iterable[str], day: date) -> dict[str, list[int]]:
    """Representatives by the credit code of their organisation."""
    rows = Membership.objects.in_force(day).filter(
        role=Role.REPRESENTATIVE, person__is_active=True, organisation__credit_code__in=set(codes)
    )
    found: dict[str, list[int]] = defaultdict(list)
    for code, person in rows.values_list("organisation__credit_code", "person_id"):
        if code:
            found[code].append(person)
    return found
