"""Send a paper back to its drafter, with what is to be changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kechuang.accounts.access import Actor
from kechuang.kernel.reasons import given
from kechuang.papers.models import Paper
from kechuang.papers.moving import move


def return_paper(paper: Paper, actor: Actor, *, reason: str, version: int | None = None) -> Paper:
    """Raises Refused, Conflict, BadInput (no reason)."""

    def returned(held: Paper, stamp: datetime) -> dict[str, Any]:
        held.submitted_by = held.approved_by = held.approved_at = None
        return {}

    return move(paper, "return", actor, "paper.returned", returned, reason=given(reason), version=version)
