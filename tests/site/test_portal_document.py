"""The document page: the whole text, everything understood marked in place, paragraphs with addresses."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.urls import reverse

from kechuang.supervision.models import Block, Plan


@pytest.fixture
def page(client: Any, plan: Plan) -> str:
    return str(client.get(reverse("plan", args=[plan.slug])).content.decode())


def text_of(page: str) -> str:
    body = page[page.index('<div class="text">') : page.index("<div hidden>")]
    body = re.sub(r'<ul class="margin.*?</ul>', "", body, flags=re.S)
    body = re.sub(r"<sup>.*?</sup>|<fieldset.*?</fieldset>", "", body, flags=re.S)
    return "".join(html.unescape(re.sub(r"<[^>]+>", "", body)).split())


def test_no_character_of_the_plan_is_lost_or_moved(page: str, plan: Plan) -> None:
    assert text_of(page) == "".join(plan.text.split())


def test_targets_owners_and_findings_are_marked_where_they_stand(page: str) -> None:
    assert re.search(r'<a class="target"[^>]*>(<span[^>]*>)?高新技术企业达到120家', page)
    assert re.search(r'<a class="owner lead"[^>]*title="市科技局：牵头“培育高新技术企业”"', page)
    assert re.search(r'<sup><a class="ref warning"', page)


def test_a_mark_without_a_script_tells_what_was_understood(page: str) -> None:
    assert 'title="高新技术企业 ≥ 120 家 · 2027年"' in page


def test_every_paragraph_has_an_address(page: str, plan: Plan) -> None:
    for ordinal in plan.blocks.values_list("ordinal", flat=True):
        assert f'id="p{ordinal}"' in page


def test_the_contents_name_sections_and_tasks_in_the_order_of_the_text(page: str) -> None:
    contents = page[page.index("<ol") : page.index("</ol>")]
    words = re.findall(r'<a href="#p\d+">([^<]+)</a>', contents)
    assert words[:4] == ["一、行动目标", "二、重点任务", "1 培育高新技术企业", "2 建设检验检测体系"]


def test_an_address_with_a_place_marks_that_place(client: Any, plan: Plan) -> None:
    start = plan.text.index("建立后备库")
    page = client.get(reverse("plan", args=[plan.slug]), {"at": f"{start}-{start + 5}"}).content.decode()
    assert '<mark class="arrived" id="here">建立后备库</mark>' in page


@pytest.mark.parametrize("at", ["", "9", "a-b", "9-4", "-1-5", "99999999999-999999999999", "5-99999999", "²-³"])
def test_a_senseless_place_is_passed_over(client: Any, plan: Plan, at: str) -> None:
    assert client.get(reverse("plan", args=[plan.slug]), {"at": at}).status_code == 200


def test_chrome_is_folded_away_but_can_be_reached(client: Any, plan: Plan) -> None:
    Block.objects.filter(plan=plan, ordinal=2).update(kind="chrome")
    page = client.get(reverse("plan", args=[plan.slug])).content.decode()
    folded = page[page.index('<details class="fold chrome') :]
    assert "明政办〔2025〕6号" in folded[: folded.index("</details>")]


def test_table_rows_stay_a_table(client: Any, plan: Plan) -> None:
    Block.objects.filter(plan=plan, ordinal=2).update(kind="table_row")
    page = client.get(reverse("plan", args=[plan.slug])).content.decode()
    assert re.search(r'<tr id="p2"><td>明政办', page)


def test_the_number_of_questions_does_not_grow_with_the_plan(
    client: Any, plan: Plan, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(14):
        client.get(reverse("plan", args=[plan.slug]))


def test_a_plan_that_is_not_there_is_no_page(client: Any, plan: Plan) -> None:
    assert client.get("/plans/none/").status_code == 404
