"""An organisation nobody waits to represent any more and nobody ever confirmed: it is marked as refused."""

from __future__ import annotations

from kechuang.accounts.models import Claim, Organisation


def settle(organisation: Organisation) -> None:
    """To be called when a claim ended without success, in its transaction."""
    if organisation.status != Organisation.Status.CLAIMED:
        return
    if not organisation.claims.filter(state=Claim.State.WAITING).exists():
        organisation.status = Organisation.Status.REFUSED
        organisation.save(update_fields=["status"])
