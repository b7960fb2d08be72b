"""Undo the last act on the milestones of a task, whole: what it closed stands again, what it made does not."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.models import Rewording, Wording
from kechuang.oversight.rewording import add, begin, close, columns, last_act, tell
from kechuang.supervision.models import Task


def undo_rewording(task: Task, actor: Actor, *, act: int | None = None) -> Rewording:
    """`act` is the one the reader meant. Raises Refused, Conflict where there is none, or another came after."""
    with transaction.atomic():
        last = last_act(task)
        undoing = begin(task, "undo", actor, undoes=last) if last else None
        if undoing is None or last is None or (act is not None and last.pk != act):
            raise Conflict(
                "milestone.nothing_to_undo",
                Sentence("没有可撤销的修改，或之后又有修改。", "Nothing to undo, or something was changed since."),
                Sentence("请刷新后再看。", "Reload and look again."),
            )
        of_task = {row.milestone_id: row for row in Wording.objects.standing().filter(milestone__task=task)}
        closed = list(last.closed.select_related("milestone"))
        touched = {row.milestone_id for row in [*closed, *last.made.all()]}
        gone = [row for key, row in of_task.items() if key in touched]
        close(gone, undoing)
        back = [add(task, columns(row), undoing, row.milestone) for row in closed]
        tell(undoing, gone, back, actor)
    return last
