"""Resume a paused job: it follows its schedule again; what was missed meanwhile is not made up for."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_run_machine, require
from kechuang.events.record import record
from kechuang.jobs.catalogue import job_of
from kechuang.jobs.models import Schedule
from kechuang.jobs.times import next_time
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


def resume_job(code: str, actor: Actor) -> Schedule:
    """Raises Refused, BadInput, Conflict where it is not paused."""
    job = job_of(code)
    require(may_run_machine(actor), actor, "job.resumed", label=job.name.zh)
    with transaction.atomic():
        if not Schedule.objects.filter(job=code, paused_at__isnull=False).update(
            paused_at=None, paused_by=None, paused_for="", next_at=next_time(job.cron, timezone.now())
        ):
            raise Conflict(
                "job.not_paused",
                Sentence(f"作业“{job.name.zh}”没有暂停。", f"The job “{job.name.en}” is not paused."),
                Sentence("刷新页面看现在的情况。", "Reload the page to see how it stands."),
            )
        record("job.resumed", actor=actor, label=job.name.zh, after={"job": code})
    return Schedule.objects.get(job=code)
