"""Edit a remembered mapping of columns: the next table with these heads is read by it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import may_import, require
from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.events.record import record as tell
from kechuang.registry.importing.imports import ImportMapping
from kechuang.registry.importing.layout import Layout
from kechuang.registry.importing.mapping import ColumnMap, check
from kechuang.registry.importing.state import kind_of


def edit_mapping(kept: ImportMapping, mapping: ColumnMap, actor: Actor) -> None:
    """Store it. Raises Refused, BadInput for a mapping that cannot be used."""
    require(may_import(actor), actor, "import.mapping_edited", label=str(kept))
    check(kind_of(kept.kind), mapping, layout_of_heads(kept))
    with transaction.atomic():
        before, kept.mapping = kept.mapping, mapping.as_json()
        kept.used_at, kept.made_by = timezone.now(), actor if isinstance(actor, User) else None
        kept.save()
        tell("import.mapping_edited", actor=actor, label=str(kept), before=before, after=kept.mapping)


def layout_of_heads(kept: ImportMapping) -> Layout:
    """The heads of a remembered mapping as a layout without rows."""
    heads = tuple(kept.heads)
    return Layout(heads, ("",) * len(heads), (1,), 2)
