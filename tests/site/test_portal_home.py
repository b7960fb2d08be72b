"""Home: the current plan at a glance, the way to load one where there is none; the frame of every page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.portal.plan_summary import last_day, plan_summary
from kechuang.supervision.models import Plan


@pytest.mark.django_db
def test_without_a_plan_the_page_says_how_to_load_one(client: Any) -> None:
    page = client.get("/").content.decode()
    assert "还没有规划" in page
    assert "kechuang up" in page
    assert "/plans/upload/" in page


def test_home_tells_what_the_plan_promises(client: Any, plan: Plan) -> None:
    page = client.get("/").content.decode()
    assert plan.title in page
    assert "另有 1 处重复表述" in page
    assert "疑点 1" in page
    assert "提示 1" in page
    assert "示例数据" not in page


def test_an_example_plan_says_that_it_is_one(client: Any, plan: Plan) -> None:
    Plan.objects.update(example=True)
    assert "示例数据" in client.get("/").content.decode()


def test_a_repeated_target_is_one_promise(plan: Plan) -> None:
    summary = plan_summary(plan, date(2025, 1, 1))
    assert (summary.targets, summary.repeats, summary.tasks, summary.safeguards) == (3, 1, 2, 1)
    assert summary.findings == {"error": 0, "warning": 1, "notice": 1}


@pytest.mark.parametrize(
    ("today", "shown"),
    [(date(2026, 6, 30), ["2026-06", "2027"]), (date(2026, 7, 1), ["2027"])],
)
def test_a_date_is_ahead_until_its_last_day_is_over(plan: Plan, today: date, shown: list[str]) -> None:
    summary = plan_summary(plan, today)
    assert [milestone.when for milestone in summary.milestones] == shown
    assert not summary.over


def test_when_every_date_has_passed_they_are_shown_as_passed(plan: Plan) -> None:
    summary = plan_summary(plan, date(2028, 1, 1))
    assert summary.over
    assert all(milestone.past for milestone in summary.milestones)
    assert [milestone.when for milestone in summary.milestones] == ["2026-06", "2027"]


@pytest.mark.parametrize(
    ("deadline", "day"),
    [("2027", date(2027, 12, 31)), ("2026-06", date(2026, 6, 30)), ("2028-02", date(2028, 2, 29))],
)
def test_a_deadline_ends_with_its_last_day(deadline: str, day: date) -> None:
    assert last_day(deadline) == day


def test_home_asks_the_same_few_questions_however_large_the_plan(
    client: Any, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(16):
        client.get("/")


def test_the_page_speaks_english_when_asked(client: Any, plan: Plan) -> None:
    page = client.get("/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="en"' in page
    assert "Targets" in page


def test_the_theme_is_kept_and_forgotten(client: Any, plan: Plan) -> None:
    client.post("/theme/", {"theme": "dark", "next": "/plans/"})
    assert 'data-theme="dark"' in client.get("/").content.decode()
    client.post("/theme/", {"theme": "auto"})
    assert "data-theme" not in client.get("/").content.decode()


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_the_theme_switch_never_leads_off_the_site(client: Any, plan: Plan, back: str) -> None:
    assert client.post("/theme/", {"theme": "dark", "next": back})["Location"] == "/"


def test_a_missing_page_is_designed_and_shows_ways_on(client: Any, plan: Plan) -> None:
    answer = client.get("/nothing-here/")
    assert answer.status_code == 404
    assert "没有这一页" in answer.content.decode()
    assert 'href="/search"' in answer.content.decode()


def test_an_error_page_asks_neither_database_nor_request(rf: Any) -> None:
    from django.views.defaults import bad_request, server_error

    assert "系统出错了" in server_error(rf.get("/")).content.decode()
    assert "看不懂" in bad_request(rf.get("/"), ValueError()).content.decode()


def test_no_page_holds_inline_style_or_script(client: Any, plan: Plan) -> None:
    for path in ("/", f"/plans/{plan.slug}/", f"/plans/{plan.slug}/targets/1/", f"/plans/{plan.slug}/tasks/1/"):
        page = client.get(path).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert "<script>" not in page
        assert " onclick=" not in page
