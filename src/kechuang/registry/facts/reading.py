"""Who may read the facts of an organisation: they are sensitive, like what it states about itself."""

from __future__ import annotations

from kechuang.accounts.access import READ, Verdict, may
from kechuang.accounts.held import Actor
from kechuang.registry.kinds.stated_fact import StatedFact


def may_read_facts(actor: Actor, organisation: str) -> Verdict:
    """Reading the facts of the organisation with that key."""
    return may(actor, READ, StatedFact(organisation=organisation))
