"""Change a unit: its name, kind, place in the tree, division code; the units below move with it."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_manage_accounts, require
from kechuang.accounts.actions.found_unit import as_told, place
from kechuang.accounts.held import forget
from kechuang.accounts.models import Unit
from kechuang.accounts.unit_rules import checked_unit
from kechuang.events.record import record


def change_unit(
    unit: Unit,
    actor: Actor,
    *,
    name: str,
    kind: str,
    short_name: str = "",
    parent: Unit | None = None,
    division_code: str = "",
) -> None:
    """Nothing is written where nothing changes. Raises Refused, BadInput (names the field)."""
    require(may_manage_accounts(actor), actor, "unit.changed", unit, label=unit.name)
    with transaction.atomic():
        row = Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=unit.pk)
        before = as_told(row)
        row.name, row.short_name, row.kind = name.strip(), short_name.strip(), kind
        row.parent, row.division_code = parent, division_code.strip()
        checked_unit(row)
        after = as_told(row)
        if before == after:
            return
        place(row)
        record("unit.changed", actor=actor, obj=row, label=row.name, before=before, after=after)
    forget()
    unit.refresh_from_db()
