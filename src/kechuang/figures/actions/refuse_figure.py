"""Refuse a proposed figure: a second person does not agree, and says why."""

from __future__ import annotations

from kechuang.accounts.access import Actor
from kechuang.figures.models import REFUSED, Proposal, Said
from kechuang.figures.saying import refuse_empty, say


def refuse_figure(proposal: Proposal, actor: Actor, *, reason: str) -> Said:
    """Raises Refused (who proposed it), Conflict (dealt with already), BadInput (no reason)."""
    refuse_empty(reason)
    return say(proposal, REFUSED, actor, reason)
