"""How a target is shared out to years, townships or units: versions are kept, one stands; what was said against it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint


class Allotment(models.Model):
    """One version. `parts` are `{key, name, weight, held, share}` in order, exact numbers as text in base units.

    `whole` is what is shared out: the figure of the target, or (`growth`) what it asks beyond the numbers of the day
    `asof`. The shares add up to it exactly. A later version closes the row.
    """

    BY: ClassVar = (("years", "年度"), ("townships", "乡镇"), ("units", "责任单位"))
    BASES: ClassVar = (("equal", "平均"), ("stock", "按现有数"), ("potential", "按潜力"), ("given", "按给定权重"))

    target = models.ForeignKey("supervision.Target", on_delete=models.PROTECT, related_name="allotments")
    by = models.CharField(max_length=10, choices=BY)
    base = models.CharField(max_length=10, choices=BASES)
    growth = models.BooleanField(default=False)
    asof = models.DateField()
    whole = models.DecimalField(max_digits=30, decimal_places=6)
    unit = models.CharField(max_length=20)
    said = models.JSONField(help_text="The base in words, zh and en: of which day, by which records")
    parts = models.JSONField()
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("target", "by", "-recorded_at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(condition=Q(by__in=("years", "townships", "units")), name="allotment_by"),
            CheckConstraint(condition=Q(base__in=("equal", "stock", "potential", "given")), name="allotment_base"),
            UniqueConstraint(fields=("target", "by"), condition=Q(superseded_at=None), name="allotment_one_standing"),
        ]

    def __str__(self) -> str:
        return f"{self.target_id} {self.by}"


class Appeal(models.Model):
    """What a part's bearer said against its share, and what was answered. An answer is given once."""

    allotment = models.ForeignKey(Allotment, on_delete=models.PROTECT, related_name="appeals")
    key = models.CharField(max_length=120)
    said = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("allotment", "recorded_at", "pk")
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(answered_at=None, accepted=None) | Q(answered_at__isnull=False, accepted__isnull=False),
                name="appeal_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.allotment_id} {self.key}"
