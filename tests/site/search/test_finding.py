"""Search finds Chinese words of any length, everything that holds them, and marks them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kechuang.plans.model import Reading
from kechuang.search.finding import Found, Hit, find
from kechuang.search.found_words import SNIPPET, parts, snippet
from kechuang.search.models import SearchEntry
from kechuang.search.tokens import index_tokens, query_phrases
from kechuang.supervision.actions.adopt_plan import adopt_plan
from kechuang.supervision.actions.restore_plan import restore_plan
from kechuang.supervision.actions.withdraw_plan import withdraw_plan
from kechuang.supervision.models import Plan
from kechuang.supervision.search_entries import KINDS

pytestmark = pytest.mark.django_db


def search(query: str, *, plan: Plan | None = None, **wanted: Any) -> Found:
    entries = SearchEntry.objects.all()
    return find(query, entries.filter(within=plan.pk) if plan else entries, KINDS, **wanted)


def hits(results: Found) -> list[Hit]:
    return [hit for of_kind in results.hits.values() for hit in of_kind]


def found(query: str, **wanted: Any) -> set[tuple[str, str]]:
    return {(hit.kind, hit.title) for hit in hits(search(query, **wanted))}


def test_a_word_of_two_characters_is_found_in_every_kind(plan: Plan) -> None:
    assert set(search("科技").counts) == {"task", "unit", "paragraph"}
    assert ("unit", "市科技局") in found("科技")


@pytest.mark.parametrize("query", ["企", "企业", "高新技术", "高新技术企业达到120家"])
def test_words_of_one_to_many_characters_find_the_target(plan: Plan, query: str) -> None:
    assert ("target", "高新技术企业") in found(query)


def test_a_character_in_the_middle_and_at_the_end_of_a_word_is_found(plan: Plan) -> None:
    assert ("unit", "市税务局") in found("局")
    assert ("unit", "市税务局") in found("务")


def test_characters_that_do_not_stand_together_are_not_a_word(plan: Plan) -> None:
    assert search("科局").total == 0
    assert search("企业全社").total == 0


def test_all_words_must_be_there(plan: Plan) -> None:
    assert ("task", "2 建设检验检测体系") in found("检测 仪器")
    assert search("检测 税务").total == 0


@pytest.mark.parametrize("query", ["2.8%", "２.８％", "300", "明政办〔2025〕6号"])
def test_numbers_and_marks_are_found_in_either_width(plan: Plan, query: str) -> None:
    assert search(query).total > 0


@pytest.mark.parametrize("query", ["", "   ", "、。", '"', "'", "*", "-", ")(", "NEAR", "a OR", "%", "\0"])
def test_a_query_without_words_or_of_syntax_finds_nothing_and_breaks_nothing(plan: Plan, query: str) -> None:
    assert search(query).total == 0


def test_a_thing_named_so_comes_before_one_that_mentions_it(plan: Plan) -> None:
    first, second = search("建设检验检测体系", shown=["task", "paragraph"]).hits["task"][0], search("检测").hits
    assert first.title == "2 建设检验检测体系"
    assert [hit.title for hit in search("企业", shown=["task"]).hits["task"]] == ["1 培育高新技术企业"]
    assert second["task"][0].title == "2 建设检验检测体系"


def test_kinds_and_plan_narrow_the_hits_but_counts_tell_of_all_kinds(plan: Plan, other_reading: Reading) -> None:
    other = adopt_plan(other_reading, None).plan
    everywhere = search("企业")
    here = search("企业", plan=plan)
    targets = search("企业", plan=plan, shown=["target"])
    assert everywhere.total == 2 * here.total
    assert {hit.within for hit in hits(here)} == {plan.pk}
    assert set(targets.hits) == {"target"}
    assert len(targets.hits["target"]) == targets.counts["target"]
    assert targets.counts == here.counts
    assert other.pk in {hit.within for hit in hits(everywhere)}


def test_pages_of_hits_follow_one_another_without_overlap(plan: Plan) -> None:
    whole = [hit.object_id for hit in search("市", shown=["paragraph"]).hits["paragraph"]]
    steps = range(0, len(whole), 2)
    paged = [h.object_id for o in steps for h in search("市", shown=["paragraph"], limit=2, offset=o).hits["paragraph"]]
    assert len(whole) > 4
    assert paged == whole


def test_a_withdrawn_plan_is_not_found_until_it_is_restored(plan: Plan) -> None:
    before = search("企业").counts
    withdraw_plan(plan, None, reason="装错了文件")
    assert search("企业").total == 0
    plan.refresh_from_db()
    restore_plan(plan, None, reason="没有装错")
    assert search("企业").counts == before


def test_two_queries_and_four_for_a_common_word(
    plan: Plan, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with django_assert_num_queries(2):
        few = search("企业")
    monkeypatch.setattr("kechuang.search.finding.FEW", 3)
    with django_assert_num_queries(4):
        many = search("企业")
    assert many == few


def test_page_chrome_is_not_searched(reading: Reading) -> None:
    chrome = tuple(replace(p, kind="chrome") for p in reading.paragraphs)
    adopt_plan(replace(reading, paragraphs=chrome), None)
    assert "paragraph" not in search("企业").counts


def test_the_found_words_are_marked_and_the_parts_are_the_text() -> None:
    cut = parts("高新技术企业与高新区", ["高新"])
    assert [(p.text, p.hit) for p in cut] == [("高新", True), ("技术企业与", False), ("高新", True), ("区", False)]


def test_full_width_printing_is_marked_too() -> None:
    assert [p.hit for p in parts("增长２.８％以上", ["2.8%"])] == [False, True, False]


def test_a_long_text_is_cut_around_the_first_word() -> None:
    text = "前" * 300 + "目标" + "后" * 300
    cut = snippet(text, ["目标"])
    assert "目标" in cut
    assert cut[0] == cut[-1] == "…"
    assert len(cut) == SNIPPET + 2


def test_a_short_text_is_not_cut() -> None:
    assert snippet("第一行\n第二行", ["二"]) == "第一行 第二行"


def test_tokens_are_bigrams_with_the_last_character_alone() -> None:
    assert index_tokens("人工智能，R&D") == "人工 工智 智能 能 r d"


def test_a_query_word_is_a_phrase() -> None:
    assert query_phrases("人工智能 平台") == [["人工", "工智", "智能"], ["平台"]]
    assert query_phrases("局") == [["局"]]
