"""Write the agenda and the minutes of a meeting; what stood there before is in the log."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import may_run
from kechuang.oversight.models import Meeting


def keep_minutes(
    meeting: Meeting, minutes: str, actor: Actor, *, version: int, kept: Sequence[int] | None = None
) -> Meeting:
    """`kept` are the numbers (from 0) of the items that stay on the agenda, in their order; None: all.

    Raises Refused, Conflict where somebody wrote since.
    """
    require(may_run(actor), actor, "meeting.kept", meeting)
    with transaction.atomic():
        stamp = moment()
        row = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if row.version != version:
            raise Conflict(
                "meeting.changed",
                Sentence("您打开之后，会议记录已被修改。", "The meeting was written on after you opened it."),
                Sentence("请刷新后再写；您的内容没有保存。", "Reload and write again; nothing was saved."),
            )
        before = {"minutes": row.minutes, "agenda": [one["title"] for one in row.agenda]}
        if kept is not None:
            row.agenda = [row.agenda[number] for number in kept if 0 <= number < len(row.agenda)]
        row.minutes, row.version = minutes.replace("\0", "").strip(), row.version + 1
        row.save()
        after = {"minutes": row.minutes, "agenda": [one["title"] for one in row.agenda]}
        record("meeting.kept", actor=actor, obj=row, before=before, after=after, at=stamp)
    return row
