"""Forget a remembered mapping of columns."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import may_import, require
from kechuang.accounts.held import Actor
from kechuang.events.record import record as tell
from kechuang.registry.importing.imports import ImportMapping


def forget_mapping(kept: ImportMapping, actor: Actor) -> None:
    """Delete it; imports made with it are not touched. Raises Refused."""
    require(may_import(actor), actor, "import.mapping_forgotten", label=str(kept))
    with transaction.atomic():
        tell("import.mapping_forgotten", actor=actor, label=str(kept), before={"mapping": kept.mapping})
        kept.delete()
