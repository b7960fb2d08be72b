"""The schedule: what is due is begun once, however many clocks look, and once for all times missed meanwhile."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from kechuang.accounts.models import User
from kechuang.jobs.catalogue import jobs
from kechuang.jobs.enqueuing import queue
from kechuang.jobs.models import BY_CLOCK, BY_PERSON, OPEN, JobRun, Schedule
from kechuang.jobs.times import next_time


def keep_schedule(now: datetime | None = None) -> None:
    """A row for every job of the folder; a job whose words changed is due by the new ones; rows of jobs gone go."""
    now = now or timezone.now()
    held = {row.job: row for row in Schedule.objects.all()}
    for code, job in jobs().items():
        row = held.get(code)
        if row is None:
            Schedule.objects.get_or_create(job=code, defaults={"cron": job.cron, "next_at": next_time(job.cron, now)})
        elif row.cron != job.cron:
            Schedule.objects.filter(job=code).update(cron=job.cron, next_at=next_time(job.cron, now))
    gone = set(held) - set(jobs())
    if gone:
        Schedule.objects.filter(job__in=gone).delete()


def begin_due(now: datetime | None = None) -> list[JobRun]:
    """Begin what is due: one run for each job, however many times were missed. Safe beside other clocks.

    The time due moves on in the same transaction as the run begins, and only who moves it begins the run.
    """
    now = now or timezone.now()
    begun = []
    for row in Schedule.objects.filter(next_at__lte=now, paused_at=None):
        job = jobs().get(row.job)
        if job is None:
            continue
        with transaction.atomic():
            mine = Schedule.objects.filter(job=row.job, next_at=row.next_at, paused_at=None)
            if not mine.update(next_at=next_time(job.cron, now)):
                continue
            run = begin(row.job, row.next_at)
        if run:
            begun.append(run)
    return begun


def begin(code: str, due: datetime, asked_by: User | None = None, *, by_clock: bool = True) -> JobRun | None:
    """A waiting run of the job and its place in the queue; None while another run of it is not yet at its end."""
    if JobRun.objects.filter(job=code, state__in=OPEN).exists():
        return None
    try:
        with transaction.atomic():
            run = JobRun.objects.create(
                job=code,
                alone=jobs()[code].alone,
                cause=BY_CLOCK if by_clock else BY_PERSON,
                asked_by=asked_by,
                due_at=due,
                not_before=due,
            )
            queue(run)
    except IntegrityError:  # another clock was quicker
        return None
    return run


def last_begun(code: str) -> JobRun | None:
    """The newest run of a job."""
    return JobRun.objects.filter(job=code).first()
