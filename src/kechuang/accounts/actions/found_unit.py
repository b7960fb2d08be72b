"""Found a unit of government: a bureau, a township, a zone, at its place in the tree."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_manage_accounts, require
from kechuang.accounts.models import Unit
from kechuang.accounts.unit_rules import checked_unit
from kechuang.events.record import record


def found_unit(
    name: str,
    kind: str,
    actor: Actor,
    *,
    short_name: str = "",
    parent: Unit | None = None,
    division_code: str = "",
    since: date | None = None,
    example: bool = False,
) -> Unit:
    """Store a unit. `since` is today where not given. Raises Refused, BadInput (names the field)."""
    require(may_manage_accounts(actor), actor, "unit.founded", label=name)
    with transaction.atomic():
        unit = checked_unit(
            Unit(
                name=name.strip(),
                short_name=short_name.strip(),
                kind=kind,
                parent=parent,
                division_code=division_code.strip(),
                since=since or timezone.localdate(),
                example=example,
            )
        )
        unit.save()
        unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
        unit.save(update_fields=["path"])
        record("unit.founded", actor=actor, obj=unit, label=unit.name, after=as_told(unit))
    return unit


def as_told(unit: Unit) -> dict[str, str | None]:
    """What the log keeps of a unit."""
    return {
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": unit.kind,
        "parent": unit.parent.name if unit.parent else None,
        "division_code": unit.division_code,
        "since": unit.since.isoformat(),
        "until": unit.until.isoformat() if unit.until else None,
    }
