"""Accounts nobody has used for 90 days: to be shut, so that a forgotten one opens nothing (GB/T 22239 §8.1.4.2)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from kechuang.accounts.models import User

DAYS = 90


def unused_since(days: int = DAYS) -> datetime:
    """The moment before which the last use must lie."""
    return timezone.now() - timedelta(days=days)


def unused_accounts(days: int = DAYS) -> QuerySet[User]:
    """Open accounts last used, or made and never used, before that; longest ago first. `used_at` is when."""
    return (
        User.objects.filter(is_active=True)
        .annotate(used_at=Coalesce("last_login", "date_joined"))
        .filter(used_at__lt=unused_since(days))
        .order_by("used_at", "pk")
    )
