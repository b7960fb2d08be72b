"""Merge milestones into the first of them: its words are joined, the latest date holds, targets add up."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.models import Wording
from kechuang.oversight.rewording import add, begin, close, columns, standing, tell
from kechuang.supervision.models import Task


def merge_milestones(task: Task, ordinals: Sequence[int], actor: Actor, *, reason: str) -> Wording:
    """Raises Refused, BadInput for fewer than two."""
    why = given(reason)
    wanted = list(dict.fromkeys(ordinals))
    if len(wanted) < 2:
        raise BadInput(
            "milestone.merge",
            Sentence("至少选两个节点才能合并。", "Choose two milestones at least."),
            Sentence("勾选要合并的节点。", "Tick those to be merged."),
            field="ordinals",
        )
    with transaction.atomic():
        act = begin(task, "merge", actor, why)
        rows = standing(task, wanted)
        first, dues = rows[0], [row.due for row in rows if row.due]
        targets = list(dict.fromkeys(one for row in rows for one in row.targets))
        words = "；".join(dict.fromkeys(row.text for row in rows))[:500]
        fields = columns(first) | {
            "text": words,
            "due": max(dues, default=None),
            "targets": targets,
            "leads": list(dict.fromkeys(name for row in rows for name in row.leads)),
            "joins": list(dict.fromkeys(name for row in rows for name in row.joins)),
            "confirmed": False,
        }
        if targets:
            fields |= {"evidence": "target", "kind": "", "filters": {}}
        close(rows, act)
        made = add(task, fields, act, first.milestone)
        tell(act, rows, [made], actor)
    return made
