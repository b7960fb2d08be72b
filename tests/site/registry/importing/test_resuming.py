"""An import that is broken off, worked by two at once, cancelled half way: nothing twice, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.events.models import Event
from kechuang.kernel.errors import Conflict
from kechuang.registry.actions.answer_import import answer_import
from kechuang.registry.actions.cancel_import import cancel_import
from kechuang.registry.actions.carry_on_import import carry_on
from kechuang.registry.actions.confirm_import import confirm_import
from kechuang.registry.actions.resume_import import resume_import
from kechuang.registry.actions.undo_import import undo_import
from kechuang.registry.asof import AsOf
from kechuang.registry.importing import staging, undoing
from kechuang.registry.importing.imports import Import
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.writing import plain

pytestmark = pytest.mark.django_db


class Broken(Exception):
    pass


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "PART", 2)
    monkeypatch.setattr(undoing, "STEP", 2)


@pytest.fixture
def confirmed(try_out: Callable[..., Import], a_csv: Any, officer: Any) -> Callable[..., Import]:
    """An import of seven returns in four parts, confirmed and not begun; every staff is `staff`."""

    def run(staff: int = 5) -> Import:
        rows = [["单位", "年度", "职工总数"], *([f"MH{n}", 2019, staff] for n in range(7))]
        job = try_out("yearlyreturn", a_csv(rows))
        answer_import(job, {d["code"]: "as_is" for d in job.open_doubts()}, officer)
        return confirm_import(job, officer)

    return run


def after(parts: int) -> Callable[[Import], None]:
    """Breaks the work off after so many parts."""

    def told(job: Import) -> None:
        if job.position >= parts:
            raise Broken

    return told


def standing() -> int:
    return YearlyReturn.objects.standing().count()


def answer(asof: AsOf) -> bytes:
    rows = YearlyReturn.objects.as_of(asof).order_by("key", "pk")
    return json.dumps([{"key": row.key, **plain(row)} for row in rows]).encode()


def test_work_broken_off_goes_on_from_its_position(confirmed: Callable[..., Import]) -> None:
    job = confirmed()
    with pytest.raises(Broken):
        carry_on(job.pk, after(2))
    job.refresh_from_db()
    assert (job.state, job.position, standing()) == ("running", 2, 4)
    done = carry_on(job.pk)
    assert (done.state, done.count("written_add"), standing()) == ("done", 7, 7)
    assert Event.objects.filter(type="import.finished").count() == 1


def test_two_at_work_on_one_import_do_not_disturb_each_other(confirmed: Callable[..., Import]) -> None:
    job = confirmed()
    done = carry_on(job.pk, lambda now: carry_on(now.pk) and None)
    assert (done.state, done.count("written_add"), standing()) == ("done", 7, 7)
    assert Event.objects.filter(type="import.finished").count() == 1


def test_a_cancelled_import_stops_keeps_what_is_written_and_goes_on_when_resumed(
    confirmed: Callable[..., Import], officer: Any
) -> None:
    job = confirmed()
    stopped = carry_on(job.pk, lambda now: cancel_import(now, officer) if now.position == 1 else None)  # type: ignore[arg-type,return-value]
    assert (stopped.state, stopped.position, standing()) == ("stopped", 1, 2)
    with pytest.raises(Conflict):
        confirm_import(stopped, officer)
    done = carry_on(resume_import(stopped, officer).pk)
    assert (done.state, standing()) == ("done", 7)


def test_what_was_written_before_the_stop_can_be_undone(confirmed: Callable[..., Import], officer: Any) -> None:
    job = confirmed()
    stopped = carry_on(job.pk, lambda now: cancel_import(now, officer) if now.position == 1 else None)  # type: ignore[arg-type,return-value]
    done = carry_on(undo_import(stopped, officer, reason="不要了").pk)
    assert (done.state, done.count("undone"), standing()) == ("undone", 2, 0)


def test_an_undoing_broken_off_goes_on_too(confirmed: Callable[..., Import], officer: Any) -> None:
    carry_on(confirmed(5).pk)
    second = carry_on(confirmed(6).pk)
    undo_import(second, officer, reason="发错了")
    with pytest.raises(Broken):
        carry_on(second.pk, after(1))
    assert YearlyReturn.objects.standing().filter(staff=5).count() == 2
    done = carry_on(second.pk)
    assert (done.state, done.count("put_back")) == ("undone", 7)
    assert YearlyReturn.objects.standing().filter(staff=5).count() == 7


def test_cleared_files_are_told_and_the_upload_again_doubles_nothing(
    confirmed: Callable[..., Import], bring_in: Callable[..., Import], a_csv: Any
) -> None:
    job = confirmed()
    with pytest.raises(Broken):
        carry_on(job.pk, after(2))
    job.folder.remove()
    stopped = carry_on(job.pk)
    assert stopped.state == "stopped"
    assert "重新上传" in stopped.error["fix_zh"]
    rows = [["单位", "年度", "职工总数"], *([f"MH{n}", 2019, 5] for n in range(7))]
    again = bring_in("yearlyreturn", a_csv(rows))
    assert (again.count("same"), again.count("written_add"), standing()) == (4, 3, 7)


def test_past_pairs_of_moments_answer_the_same_after_imports_and_their_undoing(
    confirmed: Callable[..., Import], officer: Any
) -> None:
    asked: list[tuple[AsOf, bytes]] = []

    def ask(job: Import | None = None) -> None:
        asof = AsOf.on(date(2020, 1, 1))
        asked.append((asof, answer(asof)))

    ask()
    carry_on(confirmed(5).pk, ask)
    second = confirmed(6)
    ask()
    carry_on(second.pk, ask)
    undo_import(second, officer, reason="发错了")
    carry_on(second.pk, ask)
    ask()
    assert len({said for _, said in asked}) >= 3
    assert [answer(asof) for asof, _ in asked] == [said for _, said in asked]


def test_a_full_disk_is_told_on_the_page_and_the_import_goes_on_afterwards(
    confirmed: Callable[..., Import], client: Any, officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError
    from django.urls import reverse

    from kechuang.portal.import_work import work
    from kechuang.registry.actions import carry_on_import

    def full(*_: Any) -> Any:
        raise OperationalError("database or disk is full")

    job = confirmed()
    with monkeypatch.context() as broken:
        broken.setattr(carry_on_import, "write_rows", full)
        work(job.pk)
    job.refresh_from_db()
    assert (job.state, job.position, standing()) == ("running", 0, 0)
    client.force_login(officer)
    assert "disk is full" in client.get(reverse("import", args=[job.pk])).content.decode()
    done = carry_on(job.pk)
    assert (done.state, done.error, standing()) == ("done", None, 7)
