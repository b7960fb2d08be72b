"""Correcting a misreading by hand: checked, reasoned, the old value kept, the slower of two officers told."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from kechuang.accounts.models import User
from kechuang.events.models import Event
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.plans.model import Reading
from kechuang.search.finding import find
from kechuang.search.models import SearchEntry
from kechuang.supervision.actions.adopt_plan import adopt_plan
from kechuang.supervision.actions.correct_target import correct_target
from kechuang.supervision.actions.correct_task import correct_task
from kechuang.supervision.actions.undo_correction import undo_correction
from kechuang.supervision.correctable import owners_of
from kechuang.supervision.models import Correction, Duty, Plan, Target, Task

pytestmark = pytest.mark.django_db
WHY = "原文写的是另一个数"


@pytest.fixture
def target(plan: Plan) -> Target:
    return plan.targets.get(ordinal=4)


@pytest.fixture
def task(plan: Plan) -> Task:
    return plan.tasks.get(number="1")


def found(words: str, kind: str, title: bool = False) -> list[int]:
    results = find(words, SearchEntry.objects.all(), [kind])
    return [hit.object_id for hit in results.hits.get(kind, ()) if not title or hit.title_parts[0].hit]


def corrected(thing: Target, officer: Any, **changes: Any) -> list[Correction]:
    return correct_target(thing, officer, changes=changes, reason=WHY, version=thing.version)


def names(task: Task, field: str) -> list[str]:
    return [owner["name"] for owner in owners_of(task, field)]


def test_a_correction_changes_the_value_and_keeps_the_old_one(target: Target, officer: User) -> None:
    (correction,) = corrected(target, officer, value="350")
    target.refresh_from_db()
    assert (target.value, target.version) == (Decimal(350), 2)
    assert (correction.field, correction.old, correction.new) == ("value", "300", "350")
    assert (correction.reason, correction.recorded_by) == (WHY, officer)


def test_one_event_tells_all_fields_of_one_correction(target: Target, officer: User) -> None:
    corrected(target, officer, value="350", deadline="2027", op=">")
    event = Event.objects.get(type="target.corrected")
    assert event.before == {"value": "300", "deadline": "2026-06", "op": ">="}
    assert event.after == {"value": "350", "deadline": "2027", "op": ">"}
    assert event.reason == WHY


def test_only_what_differs_is_kept(target: Target, officer: User) -> None:
    corrections = corrected(target, officer, value="300.000", unit="台（套）", deadline="2027")
    assert [c.field for c in corrections] == ["deadline"]


def test_a_correction_of_nothing_is_told(target: Target, officer: User) -> None:
    with pytest.raises(BadInput) as caught:
        corrected(target, officer, value="300")
    assert caught.value.code == "correction.nothing"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", ""),
        ("value", "七十"),
        ("value", "NaN"),
        ("value", "1e30"),
        ("value", "0.1234567"),
        ("value_max", "299"),
        ("deadline", "2027-13"),
        ("deadline", "27年"),
        ("op", "≈"),
        ("bound", "=="),
        ("indicator", "  "),
        ("indicator", "长" * 201),
        ("task", "1"),
        ("quote", "另一句话"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_names_its_field(
    target: Target, officer: User, field: str, value: str
) -> None:
    with pytest.raises(BadInput) as caught:
        corrected(target, officer, **{field: value})
    assert caught.value.fields["field"] == field
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("value", "1,200.5", Decimal("1200.5")),
        ("value_max", "300", Decimal(300)),
        ("deadline", "2027-12", "2027-12"),
        ("deadline", "", ""),
        ("indicator", "长" * 200, "长" * 200),
        ("approx", "on", True),
    ],
)
def test_a_value_at_the_edge_of_what_can_be_is_taken(
    target: Target, officer: User, field: str, value: str, stored: Any
) -> None:
    corrected(target, officer, **{field: value})
    target.refresh_from_db()
    assert getattr(target, field) == stored


def test_a_target_is_hung_on_another_task_and_taken_off(target: Target, task: Task, officer: User) -> None:
    (moved,) = corrected(target, officer, task=task)
    target.refresh_from_db()
    assert (target.task, moved.old, moved.new) == (task, 2, 1)
    corrected(target, officer, task=None)
    target.refresh_from_db()
    assert target.task is None


def test_a_task_of_another_plan_is_refused(target: Target, other_reading: Reading, officer: User) -> None:
    stranger = adopt_plan(other_reading, officer).plan.tasks.first()
    with pytest.raises(BadInput):
        corrected(target, officer, task=stranger)


def test_a_repeat_is_linked_to_the_first_statement_even_through_another_repeat(
    plan: Plan, target: Target, officer: User
) -> None:
    first, _, again, _ = plan.targets.all()
    corrected(target, officer, same_as=again)
    target.refresh_from_db()
    assert target.same_as == first


def test_a_target_repeats_neither_itself_nor_its_own_repeat(plan: Plan, officer: User) -> None:
    first, ratio, again, _ = plan.targets.all()
    for other in (first, again, ratio):
        with pytest.raises(BadInput):
            corrected(first, officer, same_as=other)


def test_a_reason_is_required(target: Target, officer: User) -> None:
    with pytest.raises(BadInput) as caught:
        correct_target(target, officer, changes={"value": "1"}, reason=" ", version=1)
    assert caught.value.fields["field"] == "reason"


def test_visitors_may_not_correct_and_the_attempt_is_noted(target: Target) -> None:
    with pytest.raises(Refused):
        corrected(target, AnonymousUser(), value="1")
    event = Event.objects.get(type="target.corrected")
    assert (event.succeeded, event.object_id) == (False, str(target.pk))


def test_the_second_officer_is_told_who_was_faster(target: Target, officer: User, administrator: User) -> None:
    corrected(target, officer, value="350")
    with pytest.raises(Conflict) as caught:
        correct_target(target, administrator, changes={"value": "360"}, reason=WHY, version=1)
    assert caught.value.fields["who"] == "林晓"
    target.refresh_from_db()
    assert target.value == 350


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_in_the_same_moment_one_succeeds_and_one_is_told(target: Target, officer: User) -> None:
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def work(value: str) -> None:
        try:
            mine = Target.objects.get(pk=target.pk)
            ready.wait()
            correct_target(mine, officer, changes={"value": value}, reason=WHY, version=1)
            outcomes.append("corrected")
        except Conflict:
            outcomes.append("told")
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(value,)) for value in ("350", "360")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["corrected", "told"]
    assert Correction.objects.count() == 1


def test_undoing_brings_the_old_value_back_and_keeps_the_record(target: Target, officer: User) -> None:
    (correction,) = corrected(target, officer, value="350")
    undo_correction(correction, officer, reason="还是原来的对")
    target.refresh_from_db()
    assert (target.value, target.version) == (Decimal(300), 3)
    assert correction.undone_by == officer
    event = Event.objects.get(type="correction.undone")
    assert (event.before, event.after) == ({"value": "350"}, {"value": "300"})


def test_undoing_twice_is_a_conflict(target: Target, officer: User) -> None:
    (correction,) = corrected(target, officer, value="350")
    undo_correction(correction, officer)
    with pytest.raises(Conflict):
        undo_correction(correction, officer)


def test_a_later_correction_of_the_same_field_must_be_undone_first(target: Target, officer: User) -> None:
    (first,) = corrected(target, officer, value="350")
    target.refresh_from_db()
    (second,) = corrected(target, officer, value="360")
    with pytest.raises(Conflict):
        undo_correction(first, officer)
    undo_correction(second, officer)
    undo_correction(first, officer)
    target.refresh_from_db()
    assert target.value == 300


def test_a_link_is_undone_too(target: Target, officer: User) -> None:
    (correction,) = corrected(target, officer, task=None)
    undo_correction(correction, officer)
    target.refresh_from_db()
    assert target.task is not None
    assert target.task.number == "2"


def test_owners_are_corrected_and_those_who_stay_keep_their_place_in_the_text(task: Task, officer: User) -> None:
    correct_task(
        task,
        officer,
        changes={"lead": ["市财政局", "市科技局"], "participants": "市税务局、市统计局\n市税务局"},
        reason=WHY,
        version=1,
    )
    assert (names(task, "lead"), names(task, "participants")) == (["市财政局", "市科技局"], ["市税务局", "市统计局"])
    lead = {duty.unit.name: duty.start for duty in task.duties.filter(role=Duty.LEAD).select_related("unit")}
    assert lead["市财政局"] is None
    assert lead["市科技局"] is not None


def test_a_unit_added_by_hand_is_found_by_search(task: Task, officer: User) -> None:
    correct_task(task, officer, changes={"lead": ["市统计局"]}, reason=WHY, version=1)
    assert found("统计", "unit") != []


def test_undoing_owners_restores_them_with_their_places(task: Task, officer: User) -> None:
    before = owners_of(task, "participants")
    (correction,) = correct_task(task, officer, changes={"participants": []}, reason=WHY, version=1)
    assert owners_of(task, "participants") == []
    undo_correction(correction, officer)
    assert owners_of(task, "participants") == before


def test_the_second_officer_is_told_about_tasks_too(task: Task, officer: User) -> None:
    correct_task(task, officer, changes={"deadline": "2026年底前"}, reason=WHY, version=1)
    with pytest.raises(Conflict):
        correct_task(task, officer, changes={"deadline": "2027年底前"}, reason=WHY, version=1)


def test_search_finds_a_corrected_thing_by_its_new_words_and_no_longer_by_the_old(
    target: Target, task: Task, officer: User
) -> None:
    corrected(target, officer, indicator="共享设备")
    correct_task(task, officer, changes={"title": "壮大创新主体"}, reason=WHY, version=1)
    assert found("共享设备", "target") == [target.pk]
    assert found("壮大创新", "task") != []
    assert target.pk not in found("入网仪器", "target", title=True)
