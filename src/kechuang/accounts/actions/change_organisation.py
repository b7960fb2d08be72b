"""Change the name or kind of an organisation that holds accounts."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may, require
from kechuang.accounts.actions.found_organisation import as_told
from kechuang.accounts.appointing import APPROVE_CLAIMS
from kechuang.accounts.models import Organisation
from kechuang.accounts.organisation_rules import checked_organisation
from kechuang.events.record import record


def change_organisation(organisation: Organisation, actor: Actor, *, name: str, kind: str) -> None:
    """The credit code never changes: it is the key. Raises Refused, BadInput (names the field)."""
    require(may(actor, APPROVE_CLAIMS), actor, "organisation.changed", organisation)
    name, kind = checked_organisation(name, kind)
    with transaction.atomic():
        row = Organisation.objects.select_for_update().get(pk=organisation.pk)
        before = as_told(row)
        if (row.name, row.kind) == (name, kind):
            return
        row.name, row.kind = name, kind
        row.save(update_fields=["name", "kind"])
        record("organisation.changed", actor=actor, obj=row, before=before, after=as_told(row))
    organisation.refresh_from_db()
