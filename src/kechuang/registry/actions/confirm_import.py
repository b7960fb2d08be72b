"""Confirm an import: what the dry run showed is to be written."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import may_import, require
from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.registry.importing.imports import Import
from kechuang.registry.importing.state import moved
from kechuang.registry.sources import Source


def confirm_import(job: Import, actor: Actor) -> Import:
    """Let it be written, by `carry_on`. Raises Refused, Conflict, BadInput while doubts are open or nothing changes."""
    require(may_import(actor), actor, "import.confirmed", label=str(job))
    with transaction.atomic():
        job = moved(job.pk, "confirm")
        if waiting := job.open_doubts():
            raise BadInput(
                "import.doubts_open",
                Sentence(f"还有{len(waiting)}类存疑没有回答。", f"{len(waiting)} doubts are not answered yet."),
                Sentence("请逐类选择：按原样、换算，或不导入这些行。", "Take as is, multiply, or leave the rows out."),
            )
        if not sum(job.count(verdict) for verdict in ("add", "correct", "replace")):
            raise BadInput(
                "import.nothing",
                Sentence("没有要写入的行。", "There is no row to be written."),
                Sentence("改正被拒绝的行后重新导入，或取消。", "Correct the refused rows and import again, or cancel."),
            )
        stamp = moment()
        job.source = Source.objects.create(
            kind="import",
            title=job.file_name,
            standing=job.options["standing"],
            example=job.options["example"],
            sha256=job.sha256,
            made_at=stamp,
            made_by=actor if isinstance(actor, User) else None,
        )
        job.confirmed_by, job.confirmed_at = job.source.made_by, timezone.now()
        job.position, job.last_stamp = 0, stamp
        job.save()
        tell("import.confirmed", actor=actor, obj=job, after=_told(job), at=stamp)
    return job


def _told(job: Import) -> dict[str, object]:
    heads = job.layout["heads"]
    columns = {
        heads[int(i)]: chosen["field"] + (f" [{chosen['unit']}]" if chosen["unit"] else "")
        for i, chosen in job.mapping["columns"].items()
    }
    factors = job.folder.read_json("factors")
    return {
        "kind": job.kind,
        "sha256": job.sha256,
        "rows": job.rows,
        "counts": job.counts,
        "columns": columns,
        "fixed": job.mapping["fixed"],
        "options": job.options,
        "answers": job.answers,
        "factors": {"columns": factors.get("columns", {}), "rows": len(factors.get("rows", {}))},
    }
