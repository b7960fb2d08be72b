"""Seats of a panel whose sheet has still to be handed in."""

from __future__ import annotations

from django.db.models import QuerySet

from kechuang.accounts.models import User
from kechuang.reviews.models import Seat


def unscored(expert: User) -> QuerySet[Seat]:
    """Those of one person whose panel is being scored now, the oldest first."""
    seats = Seat.objects.filter(account=expert, left_at=None, sheet=None, panel__scoring__isnull=False)
    return seats.filter(panel__closing=None, panel__cancellation=None).select_related("panel").order_by("entered_at")
