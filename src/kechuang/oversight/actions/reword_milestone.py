"""Change what a milestone says: its words, date, units, what would show it; the wording before stays on record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.models import Wording
from kechuang.oversight.rewording import add, begin, close, columns, standing, tell
from kechuang.oversight.wording_rules import cleaned
from kechuang.supervision.models import Task


def reword_milestone(
    task: Task, ordinal: int, changes: Mapping[str, Any], actor: Actor, *, reason: str, seen: int | None = None
) -> Wording:
    """`changes` as `wording_rules` takes them; `seen` is the wording the editor saw.

    Raises Refused, BadInput, Conflict where it was changed since.
    """
    why = given(reason)
    with transaction.atomic():
        act = begin(task, "edit", actor, why)
        (row,) = standing(task, [ordinal], {ordinal: seen} if seen else None)
        before, values = columns(row), cleaned(task, changes)
        if all(before[name] == value for name, value in values.items()):
            raise BadInput(
                "milestone.same",
                Sentence("没有改动。", "Nothing is changed."),
                Sentence("请至少修改一项。", "Change at least one field."),
            )
        if "due" in values and values["due"] != row.due:
            values["due_stated"] = True
        close([row], act)
        made = add(task, before | values | {"confirmed": False}, act, row.milestone)
        tell(act, [row], [made], actor)
    return made
