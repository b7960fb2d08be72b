"""A target's and a task's page: the sentence in context, the promise in words, who carries it, where it is repeated."""

from __future__ import annotations

from typing import Any

import pytest

from kechuang.supervision.models import Duty, Plan, Target


def page_of(client: Any, plan: Plan, kind: str, ordinal: int) -> str:
    answer = client.get(f"/plans/{plan.slug}/{kind}/{ordinal}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_sentence_stands_in_its_paragraph_with_value_marked(client: Any, plan: Plan) -> None:
    page = page_of(client, plan, "targets", 1)
    quotation = page[page.index('<blockquote class="quotation">') : page.index("</blockquote>")]
    assert "到2027年，" in quotation
    assert '<mark class="arrived" id="here">高新技术企业达到</mark><mark class="arrived value">120</mark>' in quotation


def test_the_operator_and_the_source_of_the_deadline_are_told_in_words(client: Any, plan: Plan) -> None:
    page = page_of(client, plan, "targets", 4)
    assert "达到（不低于）" in page
    assert "原文：“不少于”" in page
    assert "目标所在的句子写明" in page


def test_a_target_of_a_task_names_its_owners(client: Any, plan: Plan) -> None:
    page = page_of(client, plan, "targets", 3)
    assert ">市科技局</a>" in page
    assert ">市税务局</a>" in page


def test_a_goal_without_a_task_says_that_nobody_is_named(client: Any, plan: Plan) -> None:
    assert "目标章节提出，未明确责任单位" in page_of(client, plan, "targets", 2)


@pytest.mark.parametrize(("ordinal", "other"), [(1, 3), (3, 1)])
def test_repeats_lead_to_each_other(client: Any, plan: Plan, ordinal: int, other: int) -> None:
    page = page_of(client, plan, "targets", ordinal)
    repeats = page[page.index('id="repeats"') :]
    assert f"/targets/{other}/" in repeats[: repeats.index("</ul>")]


def test_a_target_said_once_has_no_list_of_repeats(client: Any, plan: Plan) -> None:
    assert 'id="repeats"' not in page_of(client, plan, "targets", 4)


def test_findings_about_a_target_are_on_its_page(client: Any, plan: Plan) -> None:
    page = page_of(client, plan, "targets", 2)
    assert "没有任务承担研发经费比重。" in page
    assert "#f" in page


def test_the_button_to_correct_is_for_officers(client: Any, plan: Plan, officer: Any) -> None:
    assert "/targets/1/correct/" not in page_of(client, plan, "targets", 1)
    client.force_login(officer)
    assert "/targets/1/correct/" in page_of(client, plan, "targets", 1)


def test_a_task_shows_text_owners_and_targets(client: Any, plan: Plan) -> None:
    page = page_of(client, plan, "tasks", 1)
    assert "建立后备库，逐家服务" in page
    assert ">市财政局</a>" in page
    assert "/targets/3/" in page
    assert "高新技术企业的目标说了两遍" in page


def test_a_task_without_owners_says_so(client: Any, plan: Plan) -> None:
    Duty.objects.filter(task__ordinal=2).delete()
    assert "原文没有写明牵头单位" in page_of(client, plan, "tasks", 2)


def test_a_safeguard_is_told_from_a_task(client: Any, plan: Plan) -> None:
    assert "保障措施 三" in page_of(client, plan, "tasks", 3)


@pytest.mark.parametrize("path", ["targets/99/", "tasks/99/", "targets/0/"])
def test_what_is_not_there_is_no_page(client: Any, plan: Plan, path: str) -> None:
    assert client.get(f"/plans/{plan.slug}/{path}").status_code == 404


@pytest.mark.parametrize("kind", ["targets", "tasks"])
def test_a_page_asks_a_fixed_number_of_questions(
    client: Any, plan: Plan, kind: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(18):
        page_of(client, plan, kind, 1)


def test_a_value_from_a_plan_is_never_markup(client: Any, plan: Plan) -> None:
    Target.objects.filter(ordinal=1).update(indicator="<b>高企</b>", unit='"><img>')
    page = page_of(client, plan, "targets", 1)
    assert "<b>高企" not in page
    assert "<img>" not in page
