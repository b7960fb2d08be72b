"""Withdraw one's own proposal of a figure before anybody signed it."""

from __future__ import annotations

from kechuang.accounts.access import Actor
from kechuang.figures.models import WITHDRAWN, Proposal, Said
from kechuang.figures.saying import say


def withdraw_figure(proposal: Proposal, actor: Actor) -> Said:
    """Raises Refused (somebody else's), Conflict (dealt with already)."""
    return say(proposal, WITHDRAWN, actor)
