"""Have a job run now, beside its schedule."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_run_machine, require
from kechuang.accounts.models import User
from kechuang.events.record import record
from kechuang.jobs.catalogue import job_of
from kechuang.jobs.models import JobRun
from kechuang.jobs.planning import begin
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


def run_job(code: str, actor: Actor) -> JobRun:
    """Put a run of the job into the queue. A paused job may be run so too. Raises Refused, BadInput, Conflict."""
    job = job_of(code)
    require(may_run_machine(actor), actor, "job.asked", label=job.name.zh)
    with transaction.atomic():
        run = begin(code, timezone.now(), actor if isinstance(actor, User) else None, by_clock=False)
        if run is None:
            raise Conflict(
                "job.open",
                Sentence(f"作业“{job.name.zh}”正在执行或已在排队。", f"The job “{job.name.en}” runs or waits already."),
                Sentence("等它结束后再试。", "Wait until it has ended."),
            )
        record("job.asked", actor=actor, label=job.name.zh, after={"job": code, "run": run.pk})
    return run
