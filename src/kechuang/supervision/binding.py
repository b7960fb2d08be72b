"""Which indicator answers a target, and which place a plan is about, as people said: versions are kept, one stands."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint


class Binding(models.Model):
    """One word of an officer on one promise: the suggestion holds, another indicator does, or none.

    It hangs on the first statement of a promise and holds for its repeats. `asking` and `suggested` are plain values of
    `supervision.asking.Asking`. Two times like a record: a later word closes the row.
    """

    HOW: ClassVar = (("confirmed", "按建议确认"), ("chosen", "改选"), ("none", "没有对应的指标"))

    target = models.ForeignKey("supervision.Target", on_delete=models.PROTECT, related_name="bindings")
    how = models.CharField(max_length=10, choices=HOW)
    asking = models.JSONField()
    suggested = models.JSONField()
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("target", "-recorded_at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(condition=Q(how__in=("confirmed", "chosen", "none")), name="binding_how"),
            UniqueConstraint(fields=("target",), condition=Q(superseded_at=None), name="binding_one_standing"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.asking.get('indicator') or '—'}"


class Placing(models.Model):
    """One word of an officer on which division a plan is about (empty: none); else the plan's own title tells."""

    plan = models.ForeignKey("supervision.Plan", on_delete=models.PROTECT, related_name="placings")
    division = models.CharField(max_length=12, blank=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("plan", "-recorded_at", "-pk")
        constraints: ClassVar = [
            UniqueConstraint(fields=("plan",), condition=Q(superseded_at=None), name="placing_one_standing"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.division}"
