"""Cancel an import: before it is written nothing remains; while it is written it stops after the present part."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import may_import, require
from kechuang.accounts.held import Actor
from kechuang.events.record import record as tell
from kechuang.registry.importing.imports import CANCELLED, Import
from kechuang.registry.importing.state import moved


def cancel_import(job: Import, actor: Actor) -> Import:
    """Give it up. Raises Refused, Conflict where it is finished already."""
    require(may_import(actor), actor, "import.cancelled", obj=job)
    with transaction.atomic():
        job = moved(job.pk, "cancel")
        job.save(update_fields=["state", "touched_at"])
        after = {"sha256": job.sha256, "state": job.state, "parts": [job.position, job.parts], "counts": job.counts}
        tell("import.cancelled", actor=actor, obj=job, after=after)
    if job.state == CANCELLED:
        job.folder.remove()
    return job
