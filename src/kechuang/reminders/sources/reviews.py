"""Sheets that wait for a reviewer's scores."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from kechuang.kernel.sentences import Sentence
from kechuang.reminders.source import Due, Source
from kechuang.reviews.models import Seat


def find(day: date) -> Iterator[Due]:
    """Seats of panels that are being scored, without a sheet handed in."""
    rows = Seat.objects.filter(account__is_active=True, left_at=None, sheet=None, panel__scoring__isnull=False)
    for seat in rows.filter(panel__closing=None, panel__cancellation=None).select_related("panel"):
        assert seat.account_id
        says = Sentence(f"评审组{seat.panel}等您打分", f"Panel {seat.panel} waits for your scores")
        yield Due(seat.account_id, str(seat.pk), says, reverse("own-sheet", args=[seat.pk]))


SOURCE = Source("reviews", Sentence("等待评审", "reviews waiting"), find, mandatory=True)
