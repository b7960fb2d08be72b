"""Withdraw an issued paper: nobody reads it as valid any more; its number is void and given to no other."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kechuang.accounts.access import Actor
from kechuang.accounts.scope import Label
from kechuang.kernel.reasons import given
from kechuang.papers.models import Paper, PaperNumber
from kechuang.papers.moving import move


def withdraw_paper(paper: Paper, actor: Actor, *, reason: str, version: int | None = None) -> Paper:
    """Raises Refused, Conflict, BadInput (no reason)."""

    def withdrawn(held: Paper, stamp: datetime) -> dict[str, Any]:
        PaperNumber.objects.filter(paper=held).update(voided_at=stamp)
        held.label = Label.INTERNAL
        return {}

    return move(paper, "withdraw", actor, "paper.withdrawn", withdrawn, reason=given(reason), version=version)
