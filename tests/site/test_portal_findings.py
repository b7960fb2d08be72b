"""Findings by severity and kind, each with an explanation and the words it is about."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.plans.findings import titles
from kechuang.portal.excerpts import excerpt
from kechuang.portal.finding_advice import advice_on
from kechuang.supervision.models import Plan

pytestmark = pytest.mark.django_db


def codes(response: Any) -> list[str]:
    return [kind.code for kind in response.context["kinds"]]


def test_the_grave_come_first_and_each_kind_is_explained(plan: Plan, client: Client):
    response = client.get(reverse("findings", args=[plan.slug]))
    assert codes(response) == ["goal.no_task", "target.repeated_equal"]
    assert all(kind.advice.zh and kind.advice.en for kind in response.context["kinds"])


def test_each_finding_quotes_its_places_and_leads_to_them(plan: Plan, client: Client):
    kinds = client.get(reverse("findings", args=[plan.slug])).context["kinds"]
    first, second = kinds[1].shown[0].places
    assert first.words == second.words == "高新技术企业达到120家"
    assert first.address != second.address
    assert first.address.startswith(reverse("plan", args=[plan.slug]) + "?at=")


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("?severity=warning", ["goal.no_task"]),
        ("?severity=error", []),
        ("?severity=nonsense", ["goal.no_task", "target.repeated_equal"]),
        ("?q=研发", ["goal.no_task"]),
        ("?q=120家", ["target.repeated_equal"]),
        ("?q=R%26D", ["goal.no_task"]),
    ],
)
def test_findings_are_narrowed_by_severity_and_by_words(plan: Plan, client: Client, query: str, kept: list[str]):
    assert codes(client.get(reverse("findings", args=[plan.slug]) + query)) == kept


def test_english_readers_read_english(plan: Plan, client: Client):
    page = client.get(reverse("findings", args=[plan.slug]), headers={"accept-language": "en"}).content.decode()
    assert "No task carries the R&amp;D ratio." in page


def test_the_export_has_the_findings_shown(plan: Plan, client: Client):
    response = client.get(reverse("findings", args=[plan.slug]) + "?severity=notice&format=csv")
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert (row["代码"], row["程度"]) == ("target.repeated_equal", "提示")
    assert (row["涉及目标"], row["涉及任务"]) == ("1、3", "1")


def test_no_findings_is_good_news(plan: Plan, client: Client):
    plan.findings.all().delete()
    assert "没有发现" in client.get(reverse("findings", args=[plan.slug])).content.decode()


def test_a_filter_that_leaves_nothing_shows_the_way_back(plan: Plan, client: Client):
    assert "没有符合条件的发现" in client.get(reverse("findings", args=[plan.slug]) + "?q=火星").content.decode()


def test_every_kind_that_the_reader_knows_has_advice_of_its_own():
    known = {code: advice_on(code, "notice") for code in titles()}
    assert [code for code, advice in known.items() if advice == advice_on("unheard.of", "notice")] == []


def test_an_excerpt_stays_on_its_line_and_tells_where_it_was_cut():
    plan = Plan(slug="p", text="上一行\n" + "前" * 30 + "中间" + "后" * 5 + "\n下一行")
    words = excerpt(plan, 34, 36)
    assert (words.before, words.words, words.after) == ("…" + "前" * 20, "中间", "后" * 5)


def test_queries_do_not_grow_with_the_findings(plan: Plan, client: Client, django_assert_max_num_queries: Any):
    with django_assert_max_num_queries(10):
        client.get(reverse("findings", args=[plan.slug]))
