"""The event log page: officers see who did what, filter it, take it away, and ask whether the chain holds."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kechuang.events.models import Event
from kechuang.events.record import record
from kechuang.supervision.models import Plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


def listed(client: Client, query: str = "") -> list[str]:
    return [event.type for event in client.get(reverse("events") + query).context["page"]]


def test_the_latest_event_comes_first_in_a_sentence(staff: Client, plan: Plan, officer: Any):
    record("target.corrected", actor=officer, label="高新技术企业", reason="原文写的是一百二十家")
    page = staff.get(reverse("events")).content.decode()
    assert listed(staff)[0] == "target.corrected"
    assert "更正目标“高新技术企业”" in page
    assert "原文写的是一百二十家" in page


def test_events_are_filtered_by_type_person_words_and_outcome(staff: Client, plan: Plan, officer: Any):
    record("target.corrected", actor=officer, label="高新技术企业", reason="误读")
    record("task.corrected", actor=officer, label="建设技术市场", succeeded=False)
    assert listed(staff, "?type=target.corrected") == ["target.corrected"]
    assert set(listed(staff, f"?actor={officer}")) >= {"target.corrected", "task.corrected"}
    assert "plan.adopted" not in listed(staff, f"?actor={officer}")
    assert listed(staff, "?q=技术市场") == ["task.corrected"]
    assert listed(staff, "?q=误读") == ["target.corrected"]
    assert listed(staff, "?failed=1") == ["task.corrected"]


def test_days_bound_the_list_on_both_sides_and_nonsense_days_do_not(staff: Client, plan: Plan):
    assert "plan.adopted" in listed(staff, "?since=2000-01-01&until=2999-12-31")
    assert listed(staff, "?since=2999-01-01") == []
    assert listed(staff, "?until=2000-01-01") == []
    assert "plan.adopted" in listed(staff, "?since=yesterday")


def test_a_filter_that_leaves_nothing_shows_the_way_back(staff: Client):
    assert "没有符合条件的事件" in staff.get(reverse("events") + "?q=火星").content.decode()


def test_a_whole_chain_is_told_to_be_whole(staff: Client, plan: Plan):
    response = staff.get(reverse("events") + "?verify=1")
    assert response.context["verified"].broken is None
    assert "链条完整" in response.content.decode()


def test_a_broken_chain_is_told_with_its_first_bad_row(staff: Client, plan: Plan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kechuang.events.verify.hash_of_columns", lambda columns: "0" * 64)
    page = staff.get(reverse("events") + "?verify=1").content.decode()
    assert "第 1 号事件对不上" in page


def test_taking_the_log_away_is_an_event_itself(staff: Client, plan: Plan, officer: Any):
    response = staff.post(reverse("events-export"), {"format": "csv", "type": "plan.adopted"})
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert {row["类型"] for row in rows} == {"plan.adopted"}
    exported = Event.objects.order_by("-id").first()
    assert (exported.type, exported.actor_id) == ("log.exported", officer.pk)
    assert exported.after == {"format": "csv", "rows": len(rows), "filter": {"type": "plan.adopted"}}


def test_the_log_is_not_taken_away_by_following_a_link(staff: Client):
    assert staff.get(reverse("events-export")).status_code == 405


def test_an_unknown_format_goes_back_and_writes_nothing(staff: Client):
    before = Event.objects.count()
    assert staff.post(reverse("events-export"), {"format": "exe"}).status_code == 302
    assert Event.objects.count() == before


def test_only_officers_see_the_log(client: Client, plan: Plan, django_user_model: Any):
    assert client.get(reverse("events")).url.startswith(reverse("sign-in"))
    client.force_login(django_user_model.objects.create_user("visitor", password="a long password"))
    assert client.get(reverse("events")).status_code == 403
    assert client.post(reverse("events-export"), {"format": "csv"}).status_code == 403


def test_a_long_log_is_paged_and_the_filter_goes_along(staff: Client, officer: Any):
    for number in range(60):
        record("task.corrected", actor=officer, label=f"任务{number}")
    response = staff.get(reverse("events") + "?type=task.corrected&page=2")
    assert len(response.context["page"].object_list) == 10
    assert "?type=task.corrected&amp;page=1" in response.content.decode()


def test_queries_do_not_grow_with_the_log(staff: Client, officer: Any):
    def asked_with(more: int) -> int:
        for number in range(more):
            record("task.corrected", actor=officer, label=f"任务{number}")
        with CaptureQueriesContext(connection) as asked:
            staff.get(reverse("events"))
        return len(asked)

    asked_with(2)
    assert asked_with(2) == asked_with(40)
