"""Say what the columns of an import hold and how it is meant; the mapping is remembered, and the dry run begins."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import may_import, require
from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.registry.actions.start_import import layout_of
from kechuang.registry.importing.imports import Import, ImportMapping
from kechuang.registry.importing.mapping import ColumnMap, check, heads_hash
from kechuang.registry.importing.options import Options
from kechuang.registry.importing.state import kind_of, moved


def map_import(job: Import, mapping: ColumnMap, options: Options, actor: Actor, *, remember: bool = True) -> Import:
    """Store the choices and start the dry run over. Raises Refused, BadInput for a mapping that cannot be, Conflict."""
    kind = kind_of(job.kind)
    require(may_import(actor), actor, "import.confirmed", label=str(job))
    layout = layout_of(job)
    check(kind, mapping, layout)
    with transaction.atomic():
        job = moved(job.pk, "map")
        job.mapping, job.options = mapping.as_json(), options.as_json()
        job.answers, job.doubts, job.counts, job.error = {}, [], {}, None
        job.position, job.turn = 0, job.turn + 1
        job.save()
        if remember:
            ImportMapping.objects.update_or_create(
                kind=job.kind,
                heads_hash=heads_hash(layout.heads),
                defaults={
                    "heads": list(layout.heads),
                    "mapping": mapping.as_json(),
                    "used_at": timezone.now(),
                    "made_by": actor if isinstance(actor, User) else None,
                },
            )
    job.folder.write_json("factors", {})
    return job
