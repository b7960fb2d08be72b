"""What of new policy documents is late, or open: for the desk, the head of the site and reminders."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from kechuang.rollout.models import RolloutStep


def open_steps() -> QuerySet[RolloutStep]:
    """Steps nobody has done of documents that stand, the first due first."""
    rows = RolloutStep.objects.filter(done_at=None, rollout__withdrawn_at=None)
    return rows.select_related("rollout", "owner").order_by("due", "rollout_id", "ordinal")


def overdue_steps(today: date) -> QuerySet[RolloutStep]:
    """Those whose last day is over."""
    return open_steps().filter(due__lt=today)
