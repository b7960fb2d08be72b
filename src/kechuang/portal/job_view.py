"""Jobs as their pages show them: state with its lamp and word, when next, what the last run came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kechuang.jobs.catalogue import jobs
from kechuang.jobs.job import Job
from kechuang.jobs.models import BY_PERSON, DONE, FAILED, RUNNING, WAITING, JobRun, Schedule, clocks
from kechuang.jobs.planning import keep_schedule
from kechuang.jobs.times import cron_words
from kechuang.kernel.sentences import Sentence
from kechuang.portal.language import said


@dataclass(frozen=True, slots=True)
class Shown:
    """One job: `lamp` and `word` of its last run, `told` what came of it or why it failed."""

    job: Job
    schedule: Schedule
    last: JobRun | None
    lamp: str
    word: str
    told: str
    took: str

    @property
    def when(self) -> Sentence:
        """Its cron words as people say them."""
        return cron_words(self.job.cron)

    @property
    def busy(self) -> bool:
        """Whether a run of it is at work or waits."""
        return self.last is not None and self.last.state in (RUNNING, WAITING)


def shown_jobs() -> list[Shown]:
    """All of them in the order of the folder."""
    keep_schedule()
    rows = {row.job: row for row in Schedule.objects.select_related("paused_by")}
    return [shown(job, rows[code]) for code, job in jobs().items()]


def shown(job: Job, schedule: Schedule) -> Shown:
    """One job as it stands."""
    last = JobRun.objects.filter(job=job.code).select_related("asked_by").first()
    lamp, word = lamp_of(last)
    return Shown(job, schedule, last, lamp, word, told_of(last), took_of(last))


def lamp_of(run: JobRun | None) -> tuple[str, str]:
    """The lamp of a run and its word."""
    if run is None:
        return "", _("还没有执行过")
    if run.state == RUNNING:
        share = f" {run.done * 100 // run.of}%" if run.of else ""
        return "notice", _("正在执行") + share
    if run.state == WAITING:
        if run.attempt:
            when = f"{timezone.localtime(run.not_before):%H:%M}"
            return "warning", _("第 %(n)d 次失败，%(when)s 再试") % {"n": run.attempt, "when": when}
        return "notice", _("在排队")
    return {DONE: ("good", _("完成")), FAILED: ("warning", _("失败"))}[run.state]


def told_of(run: JobRun | None) -> str:
    """What came of a run, or why its last attempt failed."""
    told = (run.said if run.state == DONE else run.error) if run else None
    return said(Sentence(*told)) if told else ""


def took_of(run: JobRun | None) -> str:
    """How long it took, in words."""
    if run is None or run.took is None:
        return ""
    seconds = round(run.took / timedelta(seconds=1))
    if seconds < 60:
        return ngettext("%(n)d 秒", "%(n)d 秒", seconds) % {"n": seconds}
    return _("%(m)d 分 %(s)02d 秒") % {"m": seconds // 60, "s": seconds % 60}


def cause_of(run: JobRun) -> str:
    """Who had it run."""
    if run.cause != BY_PERSON:
        return _("按计划")
    return str(run.asked_by) if run.asked_by else _("命令行")


def clock_state() -> tuple[str, str]:
    """Whether a worker is heard of: the lamp and its words."""
    held = clocks()
    if not held:
        return "warning", _("没有运行")
    return "good", ngettext("%(n)d 个在运行", "%(n)d 个在运行", len(held)) % {"n": len(held)}
