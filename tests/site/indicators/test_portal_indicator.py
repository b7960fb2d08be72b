"""The pages of indicators: found by words, definition with its source, series, groups down to records, restatements."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from kechuang.registry.actions.correct import correct
from kechuang.registry.asof import AsOf

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite_alone("a page's words: its numbers and traces are tested on both"),
]
CITY = {"place": "999001"}


def page(client: Any, address: str, **query: str) -> str:
    answer = client.get(f"/indicators/{address}", query)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def held(plan: Any, entering: Any) -> Any:
    """Two high-tech enterprises in one township, one in another."""
    for number, township in enumerate(("999001100", "999001100", "999001101")):
        own = entering.organisation(name=f"明湖第{number}厂", division=township, industry="3441" if number else "2761")
        last = entering.certificate(
            own.key, number=f"GR20260{number}", issued=date(2026, 5, 1), expires=date(2029, 5, 1)
        )
    return last


def test_indicators_are_found_by_words_of_name_definition_and_document(client: Any, plan: Any) -> None:
    every = page(client, "")
    assert "高新技术企业数" in every and "个目标用它" in every
    found = page(client, "", q="国科发火〔2016〕32号")
    assert "高新技术企业数" in found and "院士工作站数" not in found
    assert "没有符合的指标" in page(client, "", q="没有这个")
    reported = page(client, "", how="reported")
    assert "填报，须附依据" in reported and "高新技术企业数" not in reported


def test_the_page_tells_definitions_with_sources_the_series_and_who_asks(client: Any, held: Any) -> None:
    told = page(client, "hnte/", **CITY, valid="2027-12-31")
    for word in (
        "国科发火〔2008〕172号",
        "国科发火〔2016〕32号",
        "科技部门",
        "越大越好",
        '<b class="hero-number">3 家</b>',
    ):
        assert word in told, word
    assert "/targets/1/trace/" in told
    assert 'data-exact="3"' in told and "现在所用" in told


def test_without_a_place_it_is_asked_of_the_current_plans_and_of_everything_on_demand(
    client: Any, plan: Any, entering: Any
) -> None:
    away = entering.organisation(division="130181100")
    entering.certificate(away.key, issued=date(2026, 1, 1), expires=date(2029, 1, 1))
    assert "1 家" not in page(client, "hnte/", valid="2026-12-31")
    assert '<b class="hero-number">1 家</b>' in page(client, "hnte/", place="all", valid="2026-12-31")


@pytest.mark.parametrize("query", [{"place": "000000"}, {"level": "nonsense"}, {"industry": "ZZ"}])
def test_a_scope_that_is_none_is_no_page(client: Any, plan: Any, query: dict[str, str]) -> None:
    assert client.get("/indicators/hnte/", query).status_code == 404
    assert client.get("/indicators/none/").status_code == 404


def test_groups_lead_to_their_records_and_the_list_is_taken_away(client: Any, held: Any) -> None:
    asked = CITY | {"valid": "2027-12-31"}
    told = page(client, "hnte/records/", **asked, by="township")
    assert "place=999001100" in told and '<td class="num">2</td>' in told and "3 条记录" in told
    alone = page(client, "hnte/records/", valid="2027-12-31", place="999001101")
    assert "1 条记录" in alone and "明湖第2厂" in alone and "明湖第0厂" not in alone
    assert "医药" in page(client, "hnte/records/", **asked, by="industry")
    answer = client.get("/indicators/hnte/records/", asked | {"format": "json"})
    assert len(json.loads(answer.content)["rows"]) == 3


def test_a_correction_stands_beside_what_was_said_before_it(client: Any, held: Any, officer: Any) -> None:
    then = AsOf.now().known.isoformat()
    correct(held, {"expires": date(2026, 7, 1)}, officer, reason="有效期写错")
    told = page(client, "hnte/restated/", **CITY, valid="2026-12-31", then=then)
    assert '<td class="num">3</td><td class="num">2</td><td class="num">-1</td>' in told
    assert "更正" in told and "1 个年份的数变了" in told
    assert "不是日期" in page(client, "hnte/restated/", **CITY, then="2026-02-31")


def test_a_sum_over_one_or_two_is_told_to_nobody_who_may_not_read_each(
    client: Any, plan: Any, entering: Any, officer: Any
) -> None:
    for township, count in (("999001100", 4), ("999001101", 1), ("999001102", 5)):
        for _number in range(count):
            own = entering.organisation(division=township, above_scale=True)
            entering.yearly(own.key, 2025, rd_internal=100, main_income=4000)
    asked = {"valid": "2026-06-30"}
    public = page(client, "industry_rd_share/records/", **asked, **CITY, by="township")
    assert public.count("不公布") == 2  # the one alone, and another so that it does not follow from the sum
    assert "按单位" not in public
    alone = page(client, "industry_rd_share/", **asked, place="999001101")
    assert "泄露单家数据" in alone and "2.5%" not in alone
    client.force_login(officer)
    assert "2.5%" in page(client, "industry_rd_share/", **asked, place="999001101")


def test_the_pages_stand_in_english_too(client: Any, held: Any) -> None:
    client.cookies["kechuang_language"] = "en"
    for address in ("", "hnte/", "hnte/records/", "hnte/restated/"):
        assert "High-tech enterprises" in page(client, address)
