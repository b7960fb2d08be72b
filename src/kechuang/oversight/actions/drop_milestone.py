"""Take a milestone off the list: it no longer stands, its history stays, and taking it off can be undone."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.kernel.reasons import given
from kechuang.oversight.rewording import begin, close, standing, tell
from kechuang.supervision.models import Task


def drop_milestone(task: Task, ordinal: int, actor: Actor, *, reason: str) -> None:
    """Raises Refused, BadInput."""
    why = given(reason)
    with transaction.atomic():
        act = begin(task, "drop", actor, why)
        rows = standing(task, [ordinal])
        close(rows, act)
        tell(act, rows, [], actor)
