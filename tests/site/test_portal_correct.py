"""Correcting by hand in the portal: forms, their errors, the second officer told, taking it back."""

from __future__ import annotations

from typing import Any

import pytest

from kechuang.supervision.models import Correction, Plan, Target, Task


@pytest.fixture
def staff(client: Any, officer: Any) -> Any:
    client.force_login(officer)
    return client


def filled(page: Any, **changes: Any) -> dict[str, Any]:
    """What a browser would send from the form as shown, with some fields changed."""
    form = page.context["form"]
    shown = {field.html_name: field.value() for field in form}
    return {name: value for name, value in (shown | changes).items() if value not in (None, False)}


def target_path(plan: Plan, ordinal: int = 1) -> str:
    return f"/plans/{plan.slug}/targets/{ordinal}/correct/"


def task_path(plan: Plan, ordinal: int = 1) -> str:
    return f"/plans/{plan.slug}/tasks/{ordinal}/correct/"


def test_who_is_not_signed_in_is_asked_to(client: Any, plan: Plan) -> None:
    answer = client.get(target_path(plan))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/sign-in/?next=")


def test_who_is_no_officer_is_told_why(client: Any, plan: Plan, django_user_model: Any) -> None:
    client.force_login(django_user_model.objects.create_user("reader", password="some long password"))
    answer = client.get(target_path(plan))
    assert answer.status_code == 403
    assert "这是科技局业务人员的权限" in answer.content.decode()


def test_a_correction_changes_the_value_and_keeps_the_old_one_with_author_and_reason(staff: Any, plan: Plan) -> None:
    form = staff.get(target_path(plan))
    answer = staff.post(target_path(plan), filled(form, value="125", reason="原文第二页写的是125"), follow=True)
    page = answer.content.decode()
    assert Target.objects.get(ordinal=1).value == 125
    assert "<del>120</del>" in page
    assert "<ins>125</ins>" in page
    assert "已人工更正" in page
    assert "原文第二页写的是125" in page
    assert "lin" in page


def test_only_what_was_changed_is_stored(staff: Any, plan: Plan) -> None:
    form = staff.get(target_path(plan))
    staff.post(target_path(plan), filled(form, deadline="2026-06", reason="表格里写明了"))
    assert list(Correction.objects.values_list("field", "old", "new")) == [("deadline", "2027", "2026-06")]


def test_a_target_can_be_linked_to_its_task(staff: Any, plan: Plan) -> None:
    form = staff.get(target_path(plan, 2))
    staff.post(target_path(plan, 2), filled(form, task="1", reason="由任务一承担"))
    assert Target.objects.get(ordinal=2).task == Task.objects.get(ordinal=1)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": "很多"}, "不是可用的数值"),
        ({"value": ""}, "必填"),
        ({"deadline": "明年"}, "不是年份"),
        ({"reason": "错"}, "理由"),
        ({"value_max": "100"}, "上限小于下限"),
        ({}, ""),
    ],
    ids=[
        "words for a number",
        "no number",
        "words for a date",
        "no real reason",
        "range upside down",
        "nothing changed",
    ],
)
def test_what_cannot_be_saved_is_told_beside_the_field_and_nothing_is_lost(
    staff: Any, plan: Plan, changes: dict[str, str], said: str
) -> None:
    form = staff.get(target_path(plan))
    answer = staff.post(target_path(plan), filled(form, **({"reason": "原文如此"} | changes)))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert said in page
    assert 'role="alert"' in page
    assert not Correction.objects.exists()


def test_the_second_officer_is_told_sees_what_stands_now_and_keeps_what_they_typed(staff: Any, plan: Plan) -> None:
    form = staff.get(target_path(plan))
    staff.post(target_path(plan), filled(form, value="125", reason="第一位更正"))
    late = staff.post(target_path(plan), filled(form, value="130", reason="第二位更正"))
    page = late.content.decode()
    assert late.status_code == 409
    assert "125 家" in page
    assert 'value="130"' in page
    assert Target.objects.get(ordinal=1).value == 125
    staff.post(target_path(plan), filled(late))
    assert Target.objects.get(ordinal=1).value == 130


def test_owners_are_corrected_one_unit_a_line(staff: Any, plan: Plan) -> None:
    form = staff.get(task_path(plan))
    assert form.context["form"]["lead"].value() == "市科技局"
    assert form.context["form"]["participants"].value() == "市财政局\n市税务局"
    changed = filled(form, lead="市财政局", participants="市科技局、\n\n 市税务局\n市科技局", reason="责任单位读反了")
    page = staff.post(task_path(plan), changed, follow=True).content.decode()
    duties = Task.objects.get(ordinal=1).duties.order_by("role", "ordinal").values_list("role", "unit__name")
    assert list(duties) == [("lead", "市财政局"), ("participant", "市科技局"), ("participant", "市税务局")]
    assert "<del>市科技局</del>" in page


def test_a_correction_can_be_taken_back_and_the_record_stays(staff: Any, plan: Plan) -> None:
    form = staff.get(target_path(plan))
    staff.post(target_path(plan), filled(form, value="125", reason="原文如此"))
    undo = f"/plans/{plan.slug}/corrections/{Correction.objects.get().pk}/undo/"
    page = staff.post(undo, follow=True).content.decode()
    assert Target.objects.get(ordinal=1).value == 120
    assert "撤销" in page
    assert "已人工更正" not in page
    assert Correction.objects.get().undone_at is not None


def test_an_earlier_correction_is_not_taken_back_under_a_later_one(staff: Any, plan: Plan) -> None:
    for value in ("125", "130"):
        form = staff.get(target_path(plan))
        staff.post(target_path(plan), filled(form, value=value, reason="再核对一次"))
    first = Correction.objects.order_by("pk").first()
    assert first is not None
    page = staff.post(f"/plans/{plan.slug}/corrections/{first.pk}/undo/", follow=True).content.decode()
    assert Target.objects.get(ordinal=1).value == 130
    assert 'class="say error"' in page


def test_taking_back_is_a_post_and_for_officers_only(client: Any, plan: Plan, officer: Any) -> None:
    correction = Correction.objects.create(
        plan=plan,
        target=Target.objects.get(ordinal=1),
        field="value",
        old="110",
        new="120",
        reason="原文如此",
        recorded_at=plan.recorded_at,
        recorded_by=officer,
    )
    undo = f"/plans/{plan.slug}/corrections/{correction.pk}/undo/"
    assert client.post(undo).status_code == 302
    client.force_login(officer)
    assert client.get(undo).status_code == 405
    correction.refresh_from_db()
    assert correction.undone_at is None


def test_a_recent_correction_is_told_on_the_home_page(staff: Any, plan: Plan) -> None:
    form = staff.get(target_path(plan))
    staff.post(target_path(plan), filled(form, value="125", reason="原文如此"))
    assert "最近的更正" in staff.get("/").content.decode()
