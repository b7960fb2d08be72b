"""Which numbers of the plans in force an act on a record moved: what the act's event tells."""

from __future__ import annotations

from typing import Any

from kechuang.indicators.catalogue import indicators
from kechuang.indicators.definition import Indicator
from kechuang.indicators.moved import moved, touches
from kechuang.indicators.scope import Scope
from kechuang.registry.moving import Change
from kechuang.supervision.held import division_of, promises
from kechuang.supervision.queries import current_plan, plans_in_force


def moved_numbers(change: Change) -> list[dict[str, Any]]:
    """The numbers that targets of the plans in force ask; of indicators that none asks, those of the current place."""
    touched = [one for one in indicators().values() if touches(one, change)]
    if not touched:
        return []
    return [one.as_plain() for one in moved(change, _asked(touched, change))]


def _asked(touched: list[Indicator], change: Change) -> list[tuple[Indicator, Scope]]:
    codes = {one.code: one for one in touched}
    asked: dict[tuple[str, Scope], None] = {}
    for plan in plans_in_force().defer(None):
        for promise in promises(plan, change.stamp):
            asking = promise.asking
            if asking.indicator in codes:
                asked.setdefault((asking.indicator, asking.scope))
    current = current_plan()
    place = Scope(place=division_of(current, change.stamp)) if current else Scope()
    bound = {code for code, _scope in asked}
    for code in codes:
        if code not in bound:
            asked.setdefault((code, place))
    return [(codes[code], scope) for code, scope in asked]
