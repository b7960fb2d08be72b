"""Approve a paper: another person than who drafted or submitted it agrees to exactly what it says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kechuang.accounts.access import Actor
from kechuang.papers.models import Paper
from kechuang.papers.moving import move, person, print_of, refuse_same_person


def approve_paper(paper: Paper, actor: Actor, *, version: int | None = None) -> Paper:
    """Its figures are frozen with it. Raises Refused (the same person), Conflict."""

    def approved(held: Paper, stamp: datetime) -> dict[str, Any]:
        refuse_same_person(held, actor)
        held.approved_by, held.approved_at = person(actor), stamp
        return {"version": held.version, "sha256": print_of(held)}

    return move(paper, "approve", actor, "paper.approved", approved, version=version)
