"""The figures by which a plan's lamps are lit, as people set them: versions are kept, one stands, else ours."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from kechuang.indicators.lamps import OURS, Rule


class LampRule(models.Model):
    """One word on the figures of a plan's lamps, in whole per cent, with its reason; a later word closes the row."""

    plan = models.ForeignKey("supervision.Plan", on_delete=models.PROTECT, related_name="lamp_rules")
    likely = models.PositiveSmallIntegerField()
    unlikely = models.PositiveSmallIntegerField()
    near = models.PositiveSmallIntegerField()
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("plan", "-recorded_at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(unlikely__gt=0, unlikely__lt=F("likely"), likely__lt=100, near__gt=0, near__lte=100),
                name="lamp_rule_in_order",
            ),
            UniqueConstraint(fields=("plan",), condition=Q(superseded_at=None), name="lamp_rule_one_standing"),
        ]

    def __str__(self) -> str:
        return f"{self.likely} / {self.unlikely} / {self.near}"

    def rule(self) -> Rule:
        """As the lamps take it."""
        return Rule(Fraction(self.likely, 100), Fraction(self.unlikely, 100), Fraction(self.near, 100))


def standing_at(plan: models.Model, known: datetime) -> LampRule | None:
    """The word that stood at an instant."""
    return LampRule.objects.filter(
        Q(superseded_at=None) | Q(superseded_at__gt=known), plan=plan.pk, recorded_at__lte=known
    ).first()


def rule_at(plan: models.Model, known: datetime) -> Rule:
    """The figures that held at an instant."""
    held = standing_at(plan, known)
    return held.rule() if held else OURS
