"""Sign a proposed figure: a second person agrees, and from its day on every reader of the rules uses it."""

from __future__ import annotations

from kechuang.accounts.access import Actor
from kechuang.figures.models import SIGNED, Proposal, Said
from kechuang.figures.saying import say


def sign_figure(proposal: Proposal, actor: Actor) -> Said:
    """Raises Refused (who proposed it), Conflict (dealt with, or another was signed since), BadInput."""
    return say(proposal, SIGNED, actor)
