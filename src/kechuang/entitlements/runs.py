"""A run of all policies over all subjects: as of which pair of moments, how far it is, what it counted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from kechuang.registry.asof import AsOf

RUNNING, DONE, GIVEN_UP = "running", "done", "given_up"
STATES = (RUNNING, DONE, GIVEN_UP)


class Run(models.Model):
    """One run. What it has reached is committed with every batch, so that another process can go on from there.

    `holder` names the process at work, `alive_at` when it was last heard of; who goes on takes both.
    """

    valid = models.DateField()
    known = models.DateTimeField()
    state = models.CharField(max_length=8, default=RUNNING)
    holder = models.CharField(max_length=32)
    alive_at = models.DateTimeField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    kinds_done = models.JSONField(default=list, help_text="Kinds of subjects that are finished")
    reached = models.CharField(max_length=160, blank=True, help_text="Key of the last subject read of the present kind")
    asked = models.PositiveIntegerField(default=0, help_text="Subjects it speaks of")
    changed = models.PositiveIntegerField(default=0, help_text="Outcomes written or closed")
    gained = models.PositiveIntegerField(default=0)
    lost = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict, help_text="Policy → how many yes, no, unknown")
    full = models.BooleanField(default=True, help_text="Everybody was read, not only who may have changed")
    read = models.PositiveIntegerField(default=0, help_text="Subjects read in it; of the others the run before speaks")
    made_with = models.CharField(
        max_length=64, blank=True, help_text="The product and the figures it was worked out with"
    )
    blocked = models.JSONField(null=True, help_text="Figure nobody found → subjects undecided, those lacking no more")

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            CheckConstraint(condition=Q(state__in=STATES), name="entitlement_run_state"),
            UniqueConstraint(fields=("state",), condition=Q(state=RUNNING), name="entitlement_one_run_at_a_time"),
        ]

    def begin_again(self) -> None:
        """Forget how far it is: everybody is to be read from the first on."""
        self.full, self.asked, self.read, self.reached = True, 0, 0, ""
        self.kinds_done, self.counts, self.blocked = [], {}, None

    def __str__(self) -> str:
        return f"{self.valid} ({self.state})"

    @property
    def asof(self) -> AsOf:
        """The pair of moments it reads as of."""
        return AsOf(self.valid, self.known)


def last_run() -> Run | None:
    """The newest finished run."""
    return Run.objects.filter(state=DONE).first()
