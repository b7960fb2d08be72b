"""Putting a run into the queue of tasks. The task is named by its path, as the queue itself keeps it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.module_loading import import_string

from kechuang.jobs.models import JobRun

TASK = "kechuang.jobs.queue.perform"


def queue(run: JobRun, after: timedelta | None = None) -> None:
    """A waiting run is taken at once, or after a while. In the same transaction as what made it wait."""
    task = import_string(TASK)
    (task.using(run_after=timezone.now() + after) if after else task).enqueue(run.pk)
