"""The page of a trace: number, definition, records and evidence as of any day; what the public sees; as a file."""

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


@pytest.fixture
def held(plan: Any, entering: Any) -> Any:
    return entering.certificate(
        entering.organisation(name="明湖示例机械有限公司").key,
        issued=date(2026, 5, 1),
        expires=date(2029, 5, 1),
        number="GR202699000001",
    )


def page(client: Any, plan: Any, ordinal: int = 1, **query: str) -> str:
    answer = client.get(f"/plans/{plan.slug}/targets/{ordinal}/trace/", query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_page_leads_from_the_sentence_to_the_record(client: Any, plan: Any, held: Any) -> None:
    told = page(client, plan, valid="2027-12-31")
    for word in (
        "高新技术企业达到120家",
        "国科发火〔2016〕32号",
        "GR202699000001",
        "明湖示例机械有限公司",
        "到期未达到",
        "差 119 家",
    ):
        assert word in told, word
    assert "持有单位在明湖市" in told
    assert "系统建议，尚未确认" in told


def test_any_pair_stands_in_the_address_and_gives_what_was_known_then(
    client: Any, plan: Any, held: Any, officer: Any
) -> None:
    known = AsOf.now().known.isoformat()
    correct(held, {"expires": date(2026, 7, 1)}, officer, reason="有效期写错")
    assert '<b class="hero-number">1 家</b>' in page(client, plan, valid="2026-12-31", known=known)
    assert '<b class="hero-number">0 家</b>' in page(client, plan, valid="2026-12-31")
    assert '<b class="hero-number">1 家</b>' in page(client, plan, valid="2026-06-30")


def test_a_day_that_is_none_is_told_and_nothing_is_lost(client: Any, plan: Any, held: Any) -> None:
    told = page(client, plan, valid="2026-02-31")
    assert "“2026-02-31”不是日期。" in told
    assert "高新技术企业达到120家" in told


def test_the_list_is_found_sorted_and_turned(client: Any, plan: Any, entering: Any) -> None:
    for number in range(30):
        one = entering.organisation(name=f"明湖第{number:02}厂")
        entering.certificate(one.key, number=f"GR{number:04}", issued=date(2026, 1, 1), expires=None)
    first = page(client, plan, valid="2026-12-31", sort="-number")
    assert "30 条记录" in first and "第 1 页，共 2 页" in first
    assert first.index("GR0029") < first.index("GR0028")
    assert "GR0000" not in first
    assert "GR0000" in page(client, plan, valid="2026-12-31", sort="-number", page="2")
    found = page(client, plan, valid="2026-12-31", q="第07厂")
    assert "30 条记录中符合的 1 条" in found and "GR0007" in found
    assert "没有符合条件的记录" in page(client, plan, valid="2026-12-31", q="没有这家")


def test_both_sides_of_a_ratio_have_their_records(client: Any, plan: Any, entering: Any) -> None:
    entering.figure("gdp", "2026", 400, reference="明湖市2026年统计公报")
    entering.figure("rd_expenditure", "2026", 10)
    above = page(client, plan, 2, valid="2027-06-30")
    assert '<b class="hero-number">2.5%</b>' in above and "尚未达到" in above
    assert "明湖市2026年统计公报" in page(client, plan, 2, valid="2027-06-30", part="1")


def test_the_list_is_taken_away_with_its_question_and_moments(client: Any, plan: Any, held: Any) -> None:
    answer = client.get(f"/plans/{plan.slug}/targets/1/trace/", {"valid": "2026-12-31", "format": "json"})
    told = json.loads(answer.content)
    assert [row["number"] for row in told["rows"]] == ["GR202699000001"]
    assert told["about"]["截至"] == "2026-12-31"
    assert "持有单位在明湖市" in told["about"]["条件"]


def test_what_is_not_public_is_not_shown_found_sorted_or_exported(
    client: Any, plan: Any, entering: Any, officer: Any
) -> None:
    from kechuang.supervision.actions.bind_target import bind_target
    from kechuang.supervision.asking import Asking

    firms = [entering.organisation(above_scale=True, representative="张某某") for _ in range(3)]
    secret = firms[0]
    for firm in firms:
        entering.yearly(firm.key, 2025, rd_internal=100, main_income=4000)
    bind_target(plan.targets.get(ordinal=2), Asking("industry_rd_share"), officer, reason="按规上工业口径考核")
    asked = {"valid": "2026-12-31"}
    public = page(client, plan, 2, **asked)
    assert '<b class="hero-number">2.5%</b>' in public
    assert "内容不公开" in public and secret.key not in public and secret.name not in public
    exported = client.get(f"/plans/{plan.slug}/targets/2/trace/", asked | {"format": "json"}).content.decode()
    assert secret.key not in exported
    client.force_login(officer)
    assert secret.name in page(client, plan, 2, **asked)


def test_a_target_without_an_indicator_says_so(client: Any, plan: Any) -> None:
    assert "目前没有指标能用记录回答这个目标。" in page(client, plan, 4)


def test_the_page_of_a_target_leads_to_its_trace(client: Any, plan: Any) -> None:
    assert "/targets/1/trace/" in client.get(f"/plans/{plan.slug}/targets/1/").content.decode()


def test_the_page_stands_in_english_too(client: Any, plan: Any, held: Any) -> None:
    client.cookies["kechuang_language"] = "en"
    told = page(client, plan, valid="2027-12-31")
    assert "High-tech enterprises" in told and "not met" in told
    assert 'lang="en"' in told


def test_a_sum_over_two_tells_the_public_no_number_and_whoever_may_read_them_all_of_it(
    client: Any, plan: Any, entering: Any, officer: Any
) -> None:
    from kechuang.supervision.actions.bind_target import bind_target
    from kechuang.supervision.asking import Asking

    for income in (4000, 6000):
        firm = entering.organisation(above_scale=True)
        entering.yearly(firm.key, 2025, rd_internal=150, main_income=income)
    bind_target(plan.targets.get(ordinal=2), Asking("industry_rd_share"), officer, reason="按规上工业口径考核")
    asked = {"valid": "2026-12-31"}
    api = f"/api/v1/plans/{plan.slug}/"
    public = page(client, plan, 2, **asked)
    assert "涉及的单位太少" in public and "3%" not in public and 'id="records"' not in public
    told = client.get(f"{api}targets/2/trace", asked).json()
    point = told["answer"]["points"][-1]
    assert (point["number"], point["gap"], point["missing"]["code"]) == (None, "0", "withheld")
    assert point["values"][0]["number"] is None and point["values"][0]["parts"] == []
    line = next(one for one in client.get(f"{api}status", asked).json()["targets"] if one["ordinal"] == 2)
    assert (line["number"], line["ahead"], line["missing"]["zh"][:7]) == (None, [], "涉及的单位太少")
    assert client.get(f"{api}targets/2/records", asked).status_code == 404
    client.force_login(officer)
    assert '<b class="hero-number">3%</b>' in page(client, plan, 2, **asked)
