"""Resume an import that was cancelled while it was written: it goes on where it stopped."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import may_import, require
from kechuang.accounts.held import Actor
from kechuang.events.record import record as tell
from kechuang.registry.importing.folder import gone
from kechuang.registry.importing.imports import Import
from kechuang.registry.importing.state import moved


def resume_import(job: Import, actor: Actor) -> Import:
    """Let it go on, by `carry_on`. Raises Refused, Conflict."""
    require(may_import(actor), actor, "import.resumed", obj=job)
    if not job.folder.original.exists():
        raise gone()
    with transaction.atomic():
        job = moved(job.pk, "resume")
        job.save(update_fields=["state", "touched_at"])
        tell("import.resumed", actor=actor, obj=job, after={"sha256": job.sha256, "parts": [job.position, job.parts]})
    return job
