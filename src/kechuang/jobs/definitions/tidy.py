"""Clear away what has no more use: old runs and tasks, ended sessions, uploads that a crash cut off."""

from __future__ import annotations

from datetime import timedelta

from kechuang.jobs.job import Job, Work
from kechuang.kernel.sentences import Sentence

KEPT = timedelta(days=400)
TASKS = timedelta(days=30)


def run(work: Work) -> Sentence:
    """Everything of it can be run again at any point."""
    from django.core.management import call_command
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    from kechuang.jobs.models import OPEN, JobRun
    from kechuang.registry.evidence.store import sweep

    now = timezone.now()
    runs, _each = JobRun.objects.filter(due_at__lt=now - KEPT).exclude(state__in=OPEN).delete()
    tasks, _each = DBTaskResult.objects.finished().filter(finished_at__lt=now - TASKS).delete()
    DBTaskResult.objects.running().filter(started_at__lt=now - TASKS).delete()
    call_command("clearsessions")
    sweep()
    return Sentence(
        f"清理旧的执行记录{runs + tasks}条和过期会话。", f"{runs + tasks} old rows and ended sessions cleared."
    )


JOB = Job(
    "tidy",
    Sentence("清理", "tidying"),
    Sentence(
        "清理400天前的执行记录、过期会话和中断的上传。",
        "Clears runs older than 400 days, ended sessions, cut-off uploads.",
    ),
    "10 4 * * *",
    run,
    limit=timedelta(minutes=30),
)
