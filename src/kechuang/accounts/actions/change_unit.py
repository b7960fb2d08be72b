"""Change a unit: its name, kind, place in the tree, division code; the units below move with it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from kechuang.accounts.access import Actor, may_manage_accounts, require
from kechuang.accounts.actions.found_unit import as_told
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
        before, old_path = as_told(row), row.path
        row.name, row.short_name, row.kind = name.strip(), short_name.strip(), kind
        row.parent, row.division_code = parent, division_code.strip()
        checked_unit(row)
        after = as_told(row)
        if before == after:
            return
        row.path = f"{parent.path if parent else '/'}{row.pk}/"
        row.save()
        if row.path != old_path:
            below = Unit.objects.filter(path__startswith=old_path).exclude(pk=row.pk)
            below.update(path=Concat(Value(row.path), Substr(F("path"), len(old_path) + 1)))
        record("unit.changed", actor=actor, obj=row, label=row.name, before=before, after=after)
    forget()
    unit.refresh_from_db()
