"""What was drafted for an organisation and waits for its consent."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from kechuang.offers.models import Offer


def waiting(organisations: Iterable[str]) -> QuerySet[Offer]:
    """Offers whose case is a draft still, the oldest first."""
    rows = Offer.objects.filter(organisation__in=list(organisations), case__state="draft", case__closed_at=None)
    return rows.select_related("case", "marking").order_by("at", "pk")
