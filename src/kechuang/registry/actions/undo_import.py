"""Undo an import: decide that what it wrote is to be withdrawn and put back; `carry_on` does it."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import may_import, require
from kechuang.accounts.held import Actor
from kechuang.events.record import record as tell
from kechuang.registry.importing.imports import Import
from kechuang.registry.importing.state import moved
from kechuang.registry.writing import given


def undo_import(job: Import, actor: Actor, *, reason: str) -> Import:
    """Let it be undone. Raises Refused, BadInput without a reason, Conflict where there is nothing to undo."""
    require(may_import(actor), actor, "import.undo_confirmed", obj=job)
    why = given(reason)
    with transaction.atomic():
        job = moved(job.pk, "undo")
        job.position, job.after_pk = 0, 0
        job.options = {**job.options, "undo_reason": why, "undone_by": actor.pk if actor is not None else None}
        job.save()
        tell("import.undo_confirmed", actor=actor, obj=job, after={"sha256": job.sha256}, reason=why)
    return job
