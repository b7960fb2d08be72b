"""Rows of a process that somebody has in hand: told from the tables of its flows, whatever model keeps the rows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from kechuang.cases.flow import Flow, Holder


def in_hand_of(flows: Iterable[Flow], *holders: Holder) -> Q:
    """Rows (with `flow` and `state`) that stand where one of the holders has to act."""
    found = Q(pk__in=[])
    for flow in flows:
        codes = [s.code for s in flow.states if s.holder in holders and not s.final]
        if codes:
            found |= Q(flow=flow.code, state__in=codes)
    return found
