"""The units of government that a plan's names mean, and the person of a unit to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from kechuang.accounts.models import Membership, Unit, User
from kechuang.accounts.roles import Role
from kechuang.accounts.unit_names import unit_named

_FIRST = (Role.UNIT_OFFICER, Role.PROGRAMME_OFFICER, Role.UNIT_LEADER)
"""Who is asked before whom: who works on it before who signs it."""


def units_of_names(names: Iterable[str], on: date | None = None) -> dict[str, Unit | None]:
    """By name as the plan has it, the unit in being that goes by it; None where none or several do."""
    day = on or timezone.localdate()
    return {name: unit_named(name, day) for name in dict.fromkeys(names)}


def people_of(unit: Unit) -> list[User]:
    """Who may be asked for a unit, who works on it first; each once, longest in office first."""
    held = Membership.objects.in_force(timezone.localdate()).filter(unit=unit, role__in=_FIRST)
    rows = sorted(held.select_related("person"), key=lambda one: (_FIRST.index(Role(one.role)), one.since, one.pk))
    return list({one.person_id: one.person for one in rows}.values())


def names_of(unit: Unit, names: Iterable[str], on: date | None = None) -> set[str]:
    """Those of the plan's names that mean this unit."""
    return {name for name, one in units_of_names(names, on).items() if one is not None and one.pk == unit.pk}
