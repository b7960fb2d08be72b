"""Scheduled work: begun once, tried again, never twice at a time, and told on the page of the system administrator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from kechuang.events.models import Event
from kechuang.jobs.actions.pause_job import pause_job
from kechuang.jobs.actions.resume_job import resume_job
from kechuang.jobs.actions.run_job import run_job
from kechuang.jobs.catalogue import jobs
from kechuang.jobs.job import Job, Work
from kechuang.jobs.models import DONE, FAILED, RUNNING, SILENT, WAITING, JobRun, Schedule
from kechuang.jobs.planning import begin, begin_due, keep_schedule
from kechuang.jobs.running import carry_out, claim, put_back, take_up_broken
from kechuang.jobs.times import cron_words, next_time
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.kernel.sentences import Sentence

pytestmark = pytest.mark.django_db
NAME = Sentence("试验", "trial")
MORNING = datetime(2025, 3, 3, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai


@pytest.fixture
def trial() -> Iterator[dict[str, Any]]:
    """A job of the test's own; `does` is what a run does."""
    held: dict[str, Any] = {"does": lambda work: Sentence("好", "good"), "runs": 0}

    def run(work: Work) -> Sentence:
        held["runs"] += 1
        return held["does"](work)

    jobs()["trial"] = Job("trial", NAME, NAME, "0 10 * * *", run, tries=3, pause=timedelta(minutes=5))
    yield held
    jobs().pop("trial")


def fail(work: Work) -> Sentence:
    raise BadInput("trial.bad", Sentence("坏了。", "Broken."), Sentence("修好它。", "Mend it."))


def attempt(run: JobRun) -> JobRun:
    """One attempt at whatever time it waits for."""
    JobRun.objects.filter(pk=run.pk).update(not_before=timezone.now())
    claimed = claim(run.pk, "me")
    assert claimed
    carry_out(claimed)
    run.refresh_from_db()
    return run


def test_times_missed_while_the_machine_was_off_are_made_up_for_once(trial: dict[str, Any]) -> None:
    keep_schedule(MORNING)
    assert Schedule.objects.get(job="trial").next_at == MORNING + timedelta(hours=1)
    back = MORNING + timedelta(days=9)
    assert [run.job for run in begin_due(back)].count("trial") == 1
    assert Schedule.objects.get(job="trial").next_at == back + timedelta(hours=1)
    assert begin_due(back) == []


def test_nothing_is_due_a_moment_before_its_time_and_it_is_at_its_time(trial: dict[str, Any]) -> None:
    keep_schedule(MORNING)
    Schedule.objects.exclude(job="trial").delete()
    at = Schedule.objects.get(job="trial").next_at
    assert begin_due(at - timedelta(microseconds=1)) == []
    assert len(begin_due(at)) == 1


def test_a_job_whose_words_changed_is_due_by_the_new_ones(trial: dict[str, Any]) -> None:
    keep_schedule(MORNING)
    Schedule.objects.filter(job="trial").update(cron="0 23 * * *", next_at=MORNING + timedelta(hours=14))
    keep_schedule(MORNING)
    assert Schedule.objects.get(job="trial").next_at == MORNING + timedelta(hours=1)


def test_a_failed_attempt_is_tried_again_after_doubled_pauses_and_given_up_with_an_event(trial: dict[str, Any]) -> None:
    trial["does"] = fail
    run = begin("trial", timezone.now())
    assert run
    for number, pause in ((1, 5), (2, 10)):
        attempt(run)
        assert (run.state, run.attempt) == (WAITING, number)
        assert run.ended_at
        assert run.not_before - run.ended_at == timedelta(minutes=pause)
    attempt(run)
    assert (run.state, run.error) == (FAILED, ["坏了。 修好它。", "Broken. Mend it."])
    assert Event.objects.get(type="job.failed").after["attempts"] == 3
    assert trial["runs"] == 3


def test_of_a_fault_only_kind_and_place_are_kept_never_what_it_says_of_records(trial: dict[str, Any]) -> None:
    def leak(work: Work) -> Sentence:
        raise ValueError("张三 13812345678")

    trial["does"] = leak
    run = begin("trial", timezone.now())
    assert run
    attempt(run)
    assert "ValueError" in run.error[0]
    assert "13812345678" not in str(run.error)


def test_a_run_whose_process_died_is_tried_again_and_a_put_back_one_has_lost_no_attempt(trial: dict[str, Any]) -> None:
    run = begin("trial", timezone.now())
    assert run
    assert claim(run.pk, "killed")
    assert take_up_broken() == 0  # it may well be at work
    JobRun.objects.filter(pk=run.pk).update(alive_at=timezone.now() - SILENT - timedelta(seconds=1))
    assert take_up_broken() == 1
    run.refresh_from_db()
    assert (run.state, run.attempt) == (WAITING, 1)
    JobRun.objects.filter(pk=run.pk).update(not_before=timezone.now())
    again = claim(run.pk, "stopped")
    assert again
    put_back(again)
    run.refresh_from_db()
    assert (run.state, run.attempt) == (WAITING, 1)
    assert attempt(run).state == DONE
    assert run.said == ["好", "good"]


def test_a_process_that_was_given_up_for_dead_cannot_write_over_its_successor(trial: dict[str, Any]) -> None:
    run = begin("trial", timezone.now())
    assert run
    old = claim(run.pk, "old")
    assert old
    JobRun.objects.filter(pk=run.pk).update(holder="new")
    carry_out(old)
    run.refresh_from_db()
    assert (run.state, run.holder, run.said) == (RUNNING, "new", [])


def test_the_database_itself_refuses_two_runs_of_one_job_or_of_one_lock(trial: dict[str, Any]) -> None:
    run = begin("trial", timezone.now())
    assert run
    assert begin("trial", timezone.now()) is None
    values = {"alone": "trial", "due_at": timezone.now(), "not_before": timezone.now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        JobRun.objects.create(job="trial", **values)
    other = JobRun.objects.create(job="other", **values)
    assert claim(run.pk, "one")
    assert claim(other.pk, "two") is None
    other.refresh_from_db()
    assert other.state == WAITING


def test_only_the_system_administrator_runs_pauses_and_resumes(
    person: Callable[..., Any], trial: dict[str, Any]
) -> None:
    officer, system = person("programme_officer"), person("system_administrator")
    with pytest.raises(Refused):
        run_job("trial", officer)
    with pytest.raises(BadInput):
        pause_job("trial", system, reason=" ")
    pause_job("trial", system, reason="搬库")
    with pytest.raises(Conflict):
        pause_job("trial", system, reason="搬库")
    assert begin_due(timezone.now() + timedelta(days=2)) != []  # the others
    assert not JobRun.objects.filter(job="trial").exists()
    run_job("trial", system)  # by hand it runs even so
    with pytest.raises(Conflict):
        run_job("trial", system)
    resume_job("trial", system)
    with pytest.raises(Conflict):
        resume_job("trial", system)
    told = list(
        Event.objects.filter(type__startswith="job.", succeeded=True).order_by("id").values_list("type", "reason")
    )
    assert told == [("job.paused", "搬库"), ("job.asked", ""), ("job.resumed", "")]


def test_the_page_says_how_each_job_stands_and_why_one_failed(
    person: Callable[..., Any], trial: dict[str, Any]
) -> None:
    client = Client()
    client.force_login(person("system_administrator"))
    said = client.get("/machine/jobs/").content.decode()
    assert "没有运行" in said and "还没有执行过" in said and "每天01:30" in said
    trial["does"] = fail
    client.post("/machine/jobs/trial/run/")
    run = JobRun.objects.get(job="trial")
    for _ in range(3):
        attempt(run)
    said = client.get("/machine/jobs/trial/").content.decode()
    assert "失败" in said and "坏了。 修好它。" in said
    assert "失败：试验" in client.get("/machine/").content.decode()
    assert client.post("/machine/jobs/trial/pause/", {"reason": ""}).status_code == 400
    client.post("/machine/jobs/trial/pause/", {"reason": "正在修"})
    assert "正在修" in client.get("/machine/jobs/trial/").content.decode()
    assert client.get("/machine/jobs/nothing/").status_code == 404


def test_every_job_says_when_it_runs_in_words_and_its_words_name_a_time() -> None:
    for job in jobs().values():
        assert cron_words(job.cron).zh != job.cron
        assert next_time(job.cron, MORNING) > MORNING
        assert job.tries >= 1 and job.limit > timedelta(0)


@pytest.mark.parametrize("code", ["cases", "log", "policies", "tidy", "unused"])
def test_a_job_can_be_run_twice_without_harm(code: str, settings: Any, tmp_path: Any) -> None:
    settings.HOME = tmp_path
    work = Work(MORNING)
    assert jobs()[code].run(work).zh
    assert jobs()[code].run(work).zh
