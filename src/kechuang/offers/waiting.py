"""What was drafted for an organisation and waits for its consent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet

from kechuang.offers.models import Offer
from kechuang.questions.composed import composed


def waiting(organisations: Iterable[str]) -> QuerySet[Offer]:
    """Offers whose case is a draft still, the oldest first."""
    return _drafts(list(organisations)).select_related("case", "marking").order_by("at", "pk")


def how_many(organisations: Iterable[str]) -> int:
    """How many: every page of a representative says so."""
    return len(_waiting(organisations=list(organisations)))


@composed
def _waiting(*, organisations: Any) -> QuerySet[Any, Any]:
    return _drafts(organisations).order_by().values_list("pk", flat=True)


def _drafts(organisations: Collection[str]) -> QuerySet[Offer]:
    return Offer.objects.filter(organisation__in=organisations, case__state="draft", case__closed_at=None)
