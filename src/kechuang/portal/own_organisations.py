"""The organisations somebody acts for, by their memberships, and whether the registry has them."""

from __future__ import annotations

from dataclasses import dataclass

from kechuang.accounts.held import Actor, memberships_of
from kechuang.registry.kinds.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Own:
    """One organisation: its key (the credit code), its name, and whether it is on record."""

    key: str
    name: str
    recorded: bool


def own_organisations(actor: Actor) -> list[Own]:
    """Those with a credit code, in the order of the memberships."""
    held = [m.organisation for m in memberships_of(actor) if m.organisation and m.organisation.credit_code]
    names = {str(one.credit_code): one.name for one in held}
    known = set(Organisation.objects.standing().filter(key__in=names).values_list("key", flat=True))
    return [Own(key, name, key in known) for key, name in names.items()]
