"""Confirm the milestones of a task as they stand: the bureau agrees to what the unit made of them."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.oversight.models import Wording
from kechuang.oversight.rewording import add, begin, close, columns, tell
from kechuang.supervision.models import Task


def confirm_milestones(task: Task, actor: Actor) -> int:
    """How many were confirmed by this; those confirmed already stay as they are. Raises Refused."""
    with transaction.atomic():
        act = begin(task, "confirm", actor)
        rows = list(
            Wording.objects.standing().filter(milestone__task=task, confirmed=False).select_related("milestone")
        )
        close(rows, act)
        made = [add(task, columns(row) | {"confirmed": True}, act, row.milestone) for row in rows]
        tell(act, [], made, actor)
    return len(made)
