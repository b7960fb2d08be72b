"""The figures by which lamps of milestones are lit and people are asked, as set: versions are kept, one stands."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Case, CheckConstraint, F, Q, UniqueConstraint, Value, When


class OversightRule(models.Model):
    """One word on the figures, with its reason; a later word closes the row. See `kechuang.oversight.rule`."""

    near_days = models.PositiveSmallIntegerField()
    near_share = models.PositiveSmallIntegerField()
    lag_yellow = models.PositiveSmallIntegerField()
    lag_red = models.PositiveSmallIntegerField()
    person_cap = models.PositiveSmallIntegerField()
    unit_cap = models.PositiveSmallIntegerField()
    cap_days = models.PositiveSmallIntegerField()
    stale_days = models.PositiveSmallIntegerField()
    answer_workdays = models.PositiveSmallIntegerField()
    escalate_workdays = models.PositiveSmallIntegerField()
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-recorded_at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(condition=Q(lag_yellow__lte=F("lag_red"), near_share__lte=100), name="oversight_in_order"),
            UniqueConstraint(Case(When(superseded_at=None, then=Value(1))), name="oversight_rule_one_standing"),
        ]

    def __str__(self) -> str:
        return f"{self.recorded_at:%Y-%m-%d}"
