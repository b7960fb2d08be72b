"""Discard a draft: it is never issued; what it said stays on record."""

from __future__ import annotations

from kechuang.accounts.access import Actor
from kechuang.kernel.reasons import given
from kechuang.papers.models import Paper
from kechuang.papers.moving import move


def discard_paper(paper: Paper, actor: Actor, *, reason: str, version: int | None = None) -> Paper:
    """Raises Refused, Conflict, BadInput (no reason)."""
    return move(
        paper, "discard", actor, "paper.discarded", lambda held, stamp: {}, reason=given(reason), version=version
    )
