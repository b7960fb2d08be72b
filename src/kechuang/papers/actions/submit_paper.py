"""Submit a paper for approval: whatever is wrong with its form has to be put right first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kechuang.accounts.access import Actor
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.papers.models import Paper
from kechuang.papers.moving import move, person
from kechuang.papers.on_paper import faults_of


def submit_paper(paper: Paper, actor: Actor, *, version: int | None = None) -> Paper:
    """Raises Refused, Conflict, BadInput (a fault of form)."""

    def submitted(held: Paper, stamp: datetime) -> dict[str, Any]:
        wrong = faults_of(held.content)
        if wrong:
            raise BadInput("paper.form", wrong[0], Sentence("请修改后再送审。", "Put it right, then submit."))
        held.submitted_by = person(actor)
        return {"version": held.version}

    return move(paper, "submit", actor, "paper.submitted", submitted, version=version)
