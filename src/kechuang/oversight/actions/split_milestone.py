"""Split a milestone into several: the first keeps its place and history, the others are new."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from kechuang.accounts.access import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.evidence_kinds import wanted_for
from kechuang.oversight.models import Wording
from kechuang.oversight.rewording import add, begin, close, columns, standing, tell
from kechuang.oversight.wording_rules import cleaned
from kechuang.supervision.models import Task


def split_milestone(task: Task, ordinal: int, parts: Sequence[str], actor: Actor, *, reason: str) -> list[Wording]:
    """`parts` are the words of each, two or more. The first keeps what shows it; of the others it is guessed anew.

    Raises Refused, BadInput.
    """
    why = given(reason)
    said = [one.strip() for one in parts if one.strip()]
    if len(said) < 2:
        raise BadInput(
            "milestone.parts",
            Sentence("至少拆成两个。", "Split it into two at least."),
            Sentence("一行写一个节点。", "Write one milestone a line."),
            field="parts",
        )
    with transaction.atomic():
        act = begin(task, "split", actor, why)
        (row,) = standing(task, [ordinal])
        before = columns(row) | {"confirmed": False}
        close([row], act)
        made = [add(task, before | cleaned(task, {"text": said[0]}), act, row.milestone)]
        for words in said[1:]:
            wanted = wanted_for(words)
            shown_by = {
                "evidence": wanted.evidence,
                "kind": wanted.kind,
                "filters": dict(wanted.filters),
                "least": wanted.least,
                "targets": [],
            }
            made.append(add(task, before | shown_by | cleaned(task, {"text": words}), act))
        tell(act, [row], made, actor)
    return made
