"""The schedule, the runs of jobs, and when the clock was last heard of."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils import timezone

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"
STATES = (WAITING, RUNNING, DONE, FAILED)
OPEN = (WAITING, RUNNING)
BY_CLOCK, BY_PERSON = "clock", "person"
CAUSES = (BY_CLOCK, BY_PERSON)
SILENT = timedelta(minutes=2)
"""A run or a clock not heard of for so long has broken off."""


class Schedule(models.Model):
    """One job of the folder as this site keeps it: when it is due next, and whether somebody paused it."""

    job = models.CharField(max_length=40, primary_key=True)
    next_at = models.DateTimeField()
    cron = models.CharField(max_length=60, help_text="The words `next_at` was worked out from")
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    paused_for = models.TextField(blank=True, help_text="The reason")

    class Meta:
        ordering = ("job",)

    def __str__(self) -> str:
        return self.job


class JobRun(models.Model):
    """One run, from being due to its end; tried again in the same row. `holder` is the process at work."""

    job = models.CharField(max_length=40)
    alone = models.CharField(max_length=40, help_text="Runs with the same word never run at the same time")
    cause = models.CharField(max_length=8, default=BY_CLOCK)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=8, default=WAITING)
    due_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempt = models.PositiveSmallIntegerField(default=0, help_text="How often it was begun")
    holder = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    alive_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    said = models.JSONField(default=list, help_text="What came of it, in Chinese and English")
    error = models.JSONField(default=list, help_text="Why the last attempt failed, in Chinese and English")

    class Meta:
        ordering = ("-due_at", "-pk")
        indexes: ClassVar = [Index(fields=("job", "-due_at"), name="job_run_by_job")]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(state__in=STATES), name="job_run_state"),
            CheckConstraint(condition=Q(cause__in=CAUSES), name="job_run_cause"),
            UniqueConstraint(fields=("job",), condition=Q(state__in=OPEN), name="job_run_one_open"),
            UniqueConstraint(fields=("alone",), condition=Q(state=RUNNING), name="job_run_alone"),
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.due_at:%Y-%m-%d %H:%M} {self.state}"

    @property
    def took(self) -> timedelta | None:
        """How long the last attempt took; None while there was none to its end."""
        return self.ended_at - self.started_at if self.started_at and self.ended_at else None


class Beat(models.Model):
    """When a worker was last heard of. One row for each that runs; old rows go."""

    holder = models.CharField(max_length=64, primary_key=True)
    since = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.holder} {self.at:%Y-%m-%d %H:%M:%S}"


def clocks() -> list[Beat]:
    """The workers that were heard of lately."""
    return list(Beat.objects.filter(at__gte=timezone.now() - SILENT))
