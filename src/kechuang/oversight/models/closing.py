"""When a milestone was found done, by what, and when that no longer held; and its lamp on the days it was looked at."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint

from kechuang.oversight.models.milestone import Milestone


class Closing(models.Model):
    """A milestone found done. `day` is the day of the records looked at; `told` what they said.

    Where the records are corrected away the row is closed with the reason, and the milestone is open again.
    """

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="closings")
    day = models.DateField()
    how = models.CharField(max_length=8, help_text="records, or unit: evidence that the bureau accepted")
    told = models.JSONField(default=dict)
    asked = models.BooleanField(default=False, help_text="Whether somebody had been asked about it before")
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    reopened_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-recorded_at", "-pk")
        constraints: ClassVar = [
            UniqueConstraint(fields=("milestone",), condition=Q(superseded_at=None), name="closing_one_standing")
        ]

    def __str__(self) -> str:
        return f"{self.milestone_id} {self.day} {self.how}"


class LampOn(models.Model):
    """The lamp of a milestone on a day it was looked at, before what earlier months add to it."""

    milestone = models.ForeignKey(Milestone, on_delete=models.CASCADE, related_name="lamps")
    day = models.DateField()
    light = models.CharField(max_length=12)

    class Meta:
        ordering = ("milestone", "-day")
        constraints: ClassVar = [UniqueConstraint(fields=("milestone", "day"), name="lamp_once_a_day")]

    def __str__(self) -> str:
        return f"{self.milestone_id} {self.day} {self.light}"
