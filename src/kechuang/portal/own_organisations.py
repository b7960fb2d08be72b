"""The organisations somebody acts for, by their memberships, and whether the registry has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from kechuang.accounts.held import Actor, memberships_of
from kechuang.kernel.once import once
from kechuang.questions.composed import composed
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
    if not names:
        return []
    known = once(("on record", *names), lambda: _on_record(names))
    return [Own(key, name, key in known) for key, name in names.items()]


def _on_record(names: Iterable[str]) -> set[str]:
    return set(_standing(keys=list(names)))


@composed
def _standing(*, keys: Any) -> QuerySet[Any, Any]:
    return Organisation.objects.standing().filter(key__in=keys).order_by().values_list("key", flat=True)
