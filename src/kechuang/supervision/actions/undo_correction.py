"""Undo a correction: the value it replaced holds again; the correction stays on record as undone."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_correct, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.correcting import locked, write
from kechuang.supervision.models import Correction


def undo_correction(correction: Correction, actor: Actor, *, reason: str = "") -> None:
    """Take a correction back. Raises Refused, and Conflict where it was undone already or a later one stands on it."""
    thing = correction.target or correction.task
    assert thing is not None  # a constraint of the table
    require(may_correct(actor, correction.plan), actor, "correction.undone", thing)
    with transaction.atomic():
        thing.refresh_from_db(fields=["version"])
        row = locked(thing, thing.version)
        stored = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
        if stored.undone_at is not None:
            raise Conflict(
                "correction.undone_already",
                Sentence("这项更正已经撤销过。", "This correction was undone already."),
                Sentence("请刷新页面查看现在的内容。", "Reload the page to see what holds now."),
            )
        standing = row.corrections.filter(field=stored.field, undone_at=None, pk__gt=stored.pk)
        if standing.exists():
            raise Conflict(
                "correction.superseded",
                Sentence("这一项后来又更正过。", "The same field was corrected again later."),
                Sentence("请先撤销较晚的更正。", "Undo the later correction first."),
            )
        write(row, {stored.field: stored.old})
        stamp = moment()
        stored.undone_at = stamp
        stored.undone_by = actor if isinstance(actor, User) else None
        stored.save(update_fields=["undone_at", "undone_by"])
        before, after = {stored.field: stored.new}, {stored.field: stored.old}
        why = reason.strip()
        record("correction.undone", actor=actor, obj=row, before=before, after=after, reason=why, at=stamp)
    correction.refresh_from_db()
