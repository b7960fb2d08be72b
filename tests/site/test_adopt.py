"""Adopting a plan: what was read is stored whole, once, with an address for everything."""

from __future__ import annotations

import threading
from dataclasses import replace
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from kechuang.accounts.models import User
from kechuang.events.models import Event
from kechuang.kernel.errors import Conflict, Refused
from kechuang.plans.model import Reading
from kechuang.supervision.actions.adopt_plan import Adopted, adopt_plan
from kechuang.supervision.actions.withdraw_plan import withdraw_plan
from kechuang.supervision.models import Duty, Plan

pytestmark = pytest.mark.django_db


def test_everything_the_reading_holds_is_stored(plan: Plan, reading: Reading) -> None:
    assert plan.title == reading.title.value
    assert (plan.doc_number, plan.published) == ("明政办〔2025〕6号", "2025-02-18")
    assert (plan.period_start, plan.period_end) == (2025, 2027)
    assert plan.sections.count() == 3
    assert plan.tasks.count() == 3
    assert [t.value for t in plan.targets.all()] == [Decimal(120), Decimal("2.8"), Decimal(120), Decimal(300)]
    assert plan.findings.count() == 2
    assert list(plan.units.values_list("name", flat=True)) == [
        "市科技局",
        "市财政局",
        "市税务局",
        "市市场监督管理局",
        "市政府督查室",
    ]


def test_every_span_quotes_the_stored_text(plan: Plan) -> None:
    for target in plan.targets.all():
        assert plan.text[target.start : target.end] == target.quote
    for duty in Duty.objects.filter(task__plan=plan).select_related("unit"):
        assert plan.text[duty.start : duty.end] == duty.unit.name


def test_tasks_and_safeguards_share_one_count_of_ordinals(plan: Plan) -> None:
    assert list(plan.tasks.values_list("ordinal", "number", "safeguard")) == [
        (1, "1", False),
        (2, "2", False),
        (3, "三", True),
    ]


def test_a_target_hangs_on_its_task_and_a_repeat_on_its_first_statement(plan: Plan) -> None:
    goal, ratio, again, devices = plan.targets.all()
    assert (goal.task, ratio.task) == (None, None)
    assert (again.task.number, devices.task.number) == ("1", "2")
    assert (goal.same_as, again.same_as) == (None, goal)


def test_findings_point_at_their_targets_and_tasks(plan: Plan) -> None:
    twice, uncarried = plan.findings.all()
    assert [t.ordinal for t in twice.targets.all()] == [1, 3]
    assert [t.number for t in twice.tasks.all()] == ["1"]
    assert [t.ordinal for t in uncarried.targets.all()] == [2]
    assert all(plan.text[s:e] for s, e in twice.spans + uncarried.spans)


def test_headings_are_blocks_with_a_level_and_running_text_is_not(plan: Plan) -> None:
    levels = {plan.text[b.start : b.end]: b.level for b in plan.blocks.all()}
    assert levels["一、行动目标"] == 1
    assert levels["1.培育高新技术企业"] == 2
    assert levels["2026年6月底前，入网仪器不少于300台（套）。"] == 0


def test_the_address_is_made_of_title_and_years(plan: Plan) -> None:
    assert plan.slug == "明湖市科技创新三年行动计划-2025-2027"


def test_another_document_of_the_same_title_gets_a_number(plan: Plan, other_reading: Reading) -> None:
    assert adopt_plan(other_reading, None).plan.slug == f"{plan.slug}-2"


def test_the_same_file_again_gives_the_stored_plan_and_no_second_event(plan: Plan, reading: Reading) -> None:
    again = adopt_plan(reading, None)
    assert (again.plan, again.created) == (plan, False)
    assert Event.objects.filter(type="plan.adopted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_load_the_same_file_at_once_one_stores_it_and_both_have_it(reading: Reading) -> None:
    adopted: list[Adopted] = []
    ready = threading.Barrier(2)

    def load() -> None:
        ready.wait()
        try:
            adopted.append(adopt_plan(reading, None))
        finally:
            connection.close()

    threads = [threading.Thread(target=load) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(a.created for a in adopted) == [False, True]
    assert Plan.objects.count() == 1


def test_a_withdrawn_file_is_not_adopted_silently(plan: Plan, reading: Reading) -> None:
    withdraw_plan(plan, None, reason="装错了文件")
    with pytest.raises(Conflict) as caught:
        adopt_plan(reading, None)
    assert caught.value.fields["slug"] == plan.slug


def test_the_event_tells_who_loaded_what(reading: Reading, officer: User) -> None:
    plan = adopt_plan(reading, officer).plan
    event = Event.objects.get(type="plan.adopted")
    assert (event.actor_id, event.actor_name) == (officer.pk, "林晓")
    assert event.after["targets"] == 4
    assert event.after["sha256"] == plan.sha256
    assert "林晓" in event.sentence().zh


def test_who_is_not_an_officer_is_refused_and_the_attempt_is_noted(reading: Reading) -> None:
    visitor = User.objects.create_user("guest", password="a long password")
    for someone in (AnonymousUser(), visitor):
        with pytest.raises(Refused):
            adopt_plan(reading, someone)
    assert not Plan.objects.exists()
    assert list(Event.objects.order_by("id").values_list("type", "succeeded", "actor_name")) == [
        ("plan.adopted", False, ""),
        ("plan.adopted", False, "guest"),
    ]


def test_a_reading_of_almost_nothing_is_stored_too(reading: Reading) -> None:
    bare = Reading(document=replace(reading.document, name="通知.txt"), paragraphs=())
    plan = adopt_plan(bare, None).plan
    assert (plan.title, plan.slug) == ("通知.txt", "通知")


def test_words_longer_than_a_column_and_nul_are_stored_without_fail(reading: Reading) -> None:
    long = replace(reading.targets[0], indicator="长" * 500, quote="有\0空")
    odd = replace(
        reading, targets=(long,), findings=(), document=replace(reading.document, text=reading.document.text + "\0")
    )
    plan = adopt_plan(odd, None).plan
    assert len(plan.targets.get().indicator) == 200
    assert len(plan.text) == len(odd.document.text)


def test_a_unit_declared_for_all_tasks_is_marked(reading: Reading) -> None:
    everywhere = replace(reading, global_participants=reading.tasks[0].lead)
    plan = adopt_plan(everywhere, None).plan
    assert [u.name for u in plan.units.filter(takes_part_in_all=True)] == ["市科技局"]
