"""Claiming a run, carrying it out, and what its end makes of it: done, tried again later, or failed for good."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

import kechuang
from kechuang.events.record import record
from kechuang.jobs.catalogue import jobs
from kechuang.jobs.enqueuing import queue
from kechuang.jobs.job import Job, Work
from kechuang.jobs.models import DONE, FAILED, RUNNING, SILENT, WAITING, JobRun
from kechuang.kernel.errors import KechuangError
from kechuang.kernel.sentences import Sentence

log = logging.getLogger("kechuang.jobs")
AGAIN = timedelta(minutes=1)
"""How long a run waits whose lock another one holds."""
_HOUSE = Path(kechuang.__file__).parent


def claim(pk: int, holder: str) -> JobRun | None:
    """Take a waiting run for a process. None where it waits no more, or its lock is held: then it waits on."""
    now = timezone.now()
    try:
        with transaction.atomic():
            waiting = JobRun.objects.filter(pk=pk, state=WAITING, not_before__lte=now)
            if not waiting.update(
                state=RUNNING, holder=holder, started_at=now, alive_at=now, ended_at=None, attempt=F("attempt") + 1
            ):
                return None
    except IntegrityError:
        queue(JobRun.objects.get(pk=pk), AGAIN)
        return None
    return JobRun.objects.get(pk=pk)


def carry_out(run: JobRun) -> None:
    """Do the job of a claimed run in this process and write down what came of it. Raises nothing that a job raises."""
    job = jobs()[run.job]
    try:
        said = job.run(Work(run.due_at, _teller(run)))
    except Exception as error:
        log.exception("job %s failed", run.job)
        end_badly(run, why(error))
        return
    _mine(run).update(
        state=DONE, ended_at=timezone.now(), said=[said.zh, said.en], error=[], done=F("of"), alive_at=timezone.now()
    )


def end_badly(run: JobRun, error: Sentence) -> None:
    """An attempt failed: wait and try again, or give up and tell the log. Nothing where the run is no longer ours."""
    job = jobs().get(run.job)
    now = timezone.now()
    with transaction.atomic():
        ended = {"ended_at": now, "error": [error.zh, error.en], "holder": ""}
        if job is None or run.attempt >= job.tries:
            if _mine(run).update(state=FAILED, **ended):
                record(
                    "job.failed",
                    label=(job.name.zh if job else run.job),
                    after={"run": run.pk, "job": run.job, "attempts": run.attempt, "error": error.zh},
                    succeeded=False,
                )
            return
        pause = job.pause_after(run.attempt)
        if _mine(run).update(state=WAITING, not_before=now + pause, **ended):
            queue(run, pause)


def put_back(run: JobRun) -> None:
    """The worker is stopping: the run waits again, and this attempt does not count."""
    with transaction.atomic():
        if _mine(run).update(state=WAITING, holder="", attempt=F("attempt") - 1, not_before=timezone.now()):
            queue(run)


def keep_alive(run: JobRun) -> bool:
    """Say that the run is still at work; False where it was taken away."""
    return bool(_mine(run).update(alive_at=timezone.now()))


def take_up_broken() -> int:
    """Runs whose process died without a word are tried again or given up; waiting ones out of the queue go back.

    Gives how many were taken up.
    """
    silent = timezone.now() - SILENT
    found = 0
    for run in JobRun.objects.filter(state=RUNNING, alive_at__lt=silent):
        end_badly(run, Sentence("执行它的进程中断了。", "The process that ran it broke off."))
        found += 1
    for run in JobRun.objects.filter(state=WAITING, not_before__lt=silent):
        if not _queued(run):
            queue(run)
            found += 1
    return found


def why(error: Exception) -> Sentence:
    """An error in words: a designed one says itself; of others kind and place only, their text may tell of records."""
    if isinstance(error, KechuangError):
        return Sentence(error.line("zh"), error.line("en"))
    place = next(
        (
            f"{Path(frame.filename).relative_to(_HOUSE)}:{frame.lineno}"
            for frame in reversed(traceback.extract_tb(error.__traceback__))
            if Path(frame.filename).is_relative_to(_HOUSE)
        ),
        "",
    )
    kind = type(error).__name__
    return Sentence(
        f"程序出错：{kind}（{place}）。详情见服务器日志。",
        f"A fault: {kind} ({place}). The server's log has the whole of it.",
    )


def out_of_time(job: Job) -> Sentence:
    """The words for a run that took longer than it may."""
    minutes = int(job.limit.total_seconds() // 60)
    return Sentence(f"超过时限{minutes}分钟，已中止。", f"It took longer than {minutes} minutes and was ended.")


def _mine(run: JobRun):  # type: ignore[no-untyped-def]
    return JobRun.objects.filter(pk=run.pk, state=RUNNING, holder=run.holder)


def _queued(run: JobRun) -> bool:
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    waiting = Q(status=TaskResultStatus.READY)
    rows = DBTaskResult.objects.filter(waiting).values_list("args_kwargs", flat=True)
    return any(row["args"] == [run.pk] for row in rows)


def _teller(run: JobRun) -> Callable[[int, int], None]:
    """Writes down how far a run is, at most once a second."""
    last = [timezone.now()]

    def told(done: int, of: int) -> None:
        now = timezone.now()
        if now - last[0] >= timedelta(seconds=1):
            last[0] = now
            _mine(run).update(done=min(done, of), of=of, alive_at=now)

    return told
