"""Pause a job: the clock does not begin it any more, until it is resumed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, may_run_machine, require
from kechuang.accounts.models import User
from kechuang.events.record import record
from kechuang.jobs.catalogue import job_of
from kechuang.jobs.models import Schedule
from kechuang.jobs.planning import keep_schedule
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence


def pause_job(code: str, actor: Actor, *, reason: str) -> Schedule:
    """A run at work goes on to its end. Raises Refused, BadInput without a reason, Conflict where it is paused."""
    job = job_of(code)
    require(may_run_machine(actor), actor, "job.paused", label=job.name.zh)
    reason = reason.strip()
    if not reason:
        raise BadInput(
            "job.no_reason",
            Sentence("请写明为什么暂停。", "Say why it is paused."),
            Sentence("例如：正在迁移数据库。", "For instance: the database is being moved."),
            field="reason",
        )
    keep_schedule()
    with transaction.atomic():
        by = actor if isinstance(actor, User) else None
        if not Schedule.objects.filter(job=code, paused_at=None).update(
            paused_at=timezone.now(), paused_by=by, paused_for=reason
        ):
            raise Conflict(
                "job.paused_already",
                Sentence(f"作业“{job.name.zh}”已经暂停。", f"The job “{job.name.en}” is paused already."),
                Sentence("刷新页面看现在的情况。", "Reload the page to see how it stands."),
            )
        record("job.paused", actor=actor, label=job.name.zh, after={"job": code}, reason=reason)
    return Schedule.objects.get(job=code)
