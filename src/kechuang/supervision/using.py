"""Which promises of the plans in force ask an indicator, as bound or as suggested."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kechuang.supervision.held import Promise, promises
from kechuang.supervision.queries import plans_in_force


def users_of(known: datetime) -> Mapping[str, list[Promise]]:
    """By the code of an indicator every promise that asks it, stated once; plans newest first, in text order."""
    found: dict[str, list[Promise]] = {}
    for plan in plans_in_force().defer(None):
        for promise in promises(plan, known):
            if promise.target.pk == promise.first.pk and promise.asking.indicator:
                found.setdefault(promise.asking.indicator, []).append(promise)
    return found
