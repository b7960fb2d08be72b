"""Lines that were worked out and are kept, each with its moments: shown again as long as no act has moved its number.

A row is a saving, not a record: it can be made again, and is thrown away when newer ones have taken its place.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint


class KeptLine(models.Model):
    """One line of a plan for a day, as known at an instant; `made_with` is the definitions it was worked out with."""

    plan = models.ForeignKey("supervision.Plan", on_delete=models.CASCADE, related_name="kept_lines")
    ordinal = models.PositiveIntegerField()
    valid = models.DateField()
    known = models.DateTimeField()
    still = models.DateTimeField(help_text="Until this instant no act has moved it")
    made_with = models.CharField(max_length=64)
    indicator = models.CharField(max_length=60, blank=True)
    line = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            UniqueConstraint(fields=("plan", "valid", "ordinal", "known", "made_with"), name="kept_line_once"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.ordinal} {self.valid}"
