"""Suggestions: each target gets the indicator its words ask, with the reason, or honestly none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from kechuang.plans.model import Reading, Span, Target
from kechuang.plans.opening import open_bytes
from kechuang.plans.reading import read, read_path
from kechuang.supervision.plan_place import place_of
from kechuang.supervision.suggesting import About, Suggestion, suggest

ABOVE = ("national", "provincial")
REAL = Path("../shared/plans/gold_text/xinji-2018.txt")


def suggested(reading: Reading) -> list[Suggestion]:
    title, issuer = (stated.value if stated else "" for stated in (reading.title, reading.issuer))
    year = reading.period[0]
    about = About(
        title,
        place_of(issuer, title, year),
        date(year, 1, 1) if year else None,
        frozenset(target.indicator for target in reading.targets),
    )
    text = reading.document.text
    return [suggest(one, about, text[max(0, one.span.start - 80) : one.span.start]) for one in reading.targets]


def one(indicator: str, op: str = ">=", value: Any = 10, unit: str = "家", **other: Any) -> Target:
    quote = other.pop("quote", f"{indicator}{value}{unit}")
    common: dict[str, Any] = {"scope": None, "op_text": "", "deadline": "2027", "deadline_source": "explicit"}
    return Target(quote, Span(0, 1), indicator, op=op, value=Decimal(value), unit=unit, **(common | other))  # type: ignore[arg-type]


HERE = About("明湖市科技创新三年行动计划", "999001", date(2025, 1, 1))


def test_every_target_of_the_xinji_plan_gets_its_indicator() -> None:
    """All 34, checked by hand against the text."""
    if not REAL.exists():
        pytest.skip(f"needs {REAL}")
    found = suggested(read_path(REAL))
    codes = [s.asking.indicator for s in found]
    assert codes == [
        "rd_intensity", "invention_patents_per_10k", "hnte", "tech_sme", "industry_rd_share",
        "tech_innovation_centres", "key_laboratories", "industry_institutes", "academician_stations",
        "incubators", "maker_spaces", "star_creations", "innovation_teams", "innovation_talents",
        "core_platforms", "academician_stations", "postdoc_sites", "new_rd_bodies",
        "transfer_bodies", "tech_markets", "tech_contract_value", "promotion_events",
        "agri_giants", "star_creations", "hnte", "tech_sme", "tech_giants", "manufacturer_rd_body_share",
        "alliances", "innovation_teams", "innovation_talents", "incubators", "maker_spaces",
        "invention_patents_per_10k",
    ]  # fmt: skip
    assert {s.asking.scope.place for s in found} == {"130181"}
    assert all(s.sure == "sure" for s in found)
    levels = {n: s.asking.scope.levels for n, s in enumerate(found, 1) if s.asking.scope.levels}
    assert levels == {6: ABOVE, 7: ABOVE, 10: ("national",), 19: ("provincial",), 32: ("national",)}
    assert [n for n, s in enumerate(found, 1) if s.asking.sign == ">"] == [4, 6, 26]
    assert [n for n, s in enumerate(found, 1) if s.asking.each_year] == [22, 30, 31]
    assert [a.asking.scope.levels for a in found[7].alternatives] == [ABOVE]  # 省级以上…、产业技术研究院…


def test_the_bundled_plan_is_answered_but_for_what_no_record_shows() -> None:
    reading = read(open_bytes((files("kechuang") / "examples" / "minghu-2025.txt").read_bytes(), "minghu-2025.txt"))
    found = suggested(reading)
    none = [t.indicator for t, s in zip(reading.targets, found, strict=True) if s.sure == "none"]
    assert none == [
        "入网仪器", "对外服务机时", "联合攻关项目", "企业技术需求", "签约项目", "企业投入", "创新示范镇", "人才公寓",
        "科技创新引导基金", "科普基地",
    ]  # fmt: skip
    likely = [t.indicator for t, s in zip(reading.targets, found, strict=True) if s.sure == "likely"]
    assert likely == ["技术经纪人", "不良贷款率"]
    assert all(s.reasons for s in found)


def test_more_than_leaves_the_figure_out_and_is_also_read_loosely() -> None:
    strict = suggest(one("技术创新中心", ">", 8, scope="省级以上"), HERE)
    assert strict.asking.sign == ">"
    assert strict.asking.scope.levels == ABOVE
    assert [a.asking.sign for a in strict.alternatives] == [">="]


def test_what_is_new_counts_from_the_first_day_of_the_plan_and_what_is_built_counts_all() -> None:
    fresh = suggest(one("新型研发机构", "build", 6, op_text="新增"), HERE)
    built = suggest(one("院士工作站", "build", 15, op_text="建成"), HERE)
    assert (fresh.asking.scope.mode, fresh.asking.scope.since) == ("since", date(2025, 1, 1))
    assert built.asking.scope.mode is None
    assert [a.asking.scope.mode for a in built.alternatives] == ["since"]


def test_a_unit_that_does_not_fit_means_another_thing() -> None:
    share = suggest(one("高新技术企业", value=40, unit="%"), HERE)
    grown = suggest(one("高新技术企业", "increase_by", 10, "%"), HERE)
    assert share.sure == "none" and "单位" in share.reasons[0].zh
    assert grown.asking.indicator == "hnte" and grown.asking.growth


def test_a_part_of_what_an_indicator_counts_is_not_it() -> None:
    found = suggest(one("绿色低碳高新技术企业", "build", 500), HERE)
    assert found.sure == "none"
    assert "一部分" in found.reasons[0].zh


def test_what_a_plan_of_one_field_builds_is_meant_in_that_field() -> None:
    field = About("清江省人形机器人产业创新发展实施方案", "990000", date(2025, 1, 1))
    assert suggest(one("重大科技项目", "build", 30, "项"), field).sure == "none"
    assert suggest(one("高新技术企业", ">=", 11600), field).asking.indicator == "hnte"
    carbon = About("清江省碳达峰碳中和科技创新行动方案", "990000", date(2025, 1, 1))
    assert suggest(one("创新创业团队", "build", 20, "个"), carbon).sure == "none"
    assert suggest(one("创新创业团队", "build", 20, "个"), HERE).sure != "none"


def test_a_provinces_own_list_is_meant_where_it_keeps_one() -> None:
    elsewhere = About("滨州市科技创新行动计划", "371600", date(2025, 1, 1))
    assert suggest(one("科技型中小企业", ">", 1800), HERE).asking.indicator == "tech_sme"
    assert suggest(one("科技型中小企业", ">", 1800), elsewhere).asking.indicator == "tech_sme_national"
    assert suggest(one("省科技型中小企业", "build", 600), elsewhere).asking.indicator == "tech_sme"
    assert suggest(one("国家科技型中小企业", "build", 580), HERE).asking.indicator == "tech_sme_national"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("全社会研发经费投入占GDP的比重", "rd_intensity"),
        ("全社会研发经费支出相当于全市生产总值的比例", "rd_intensity"),
        ("研究与试验发展（R&D）经费投入强度", "rd_intensity"),
        ("规上工业企业研发费用占营业收入比重", "industry_rd_share_revenue"),
        ("规上企业设立研发机构", "industry_rd_body_share"),
        ("高新技术产业增加值占规上工业增加值的比重", "hightech_share"),
    ],
)
def test_wordings_of_one_share_are_one(name: str, code: str) -> None:
    assert suggest(one(name, value=3, unit="%"), HERE).asking.indicator == code


@pytest.mark.parametrize(
    ("issuer", "title", "code"),
    [
        ("辛集市政府", "辛集市科技创新三年行动计划(2018—2020年)", "130181"),
        ("", "广州市黄埔区广州开发区广州高新区促进绿色低碳发展办法", "440112"),
        ("福州市人民政府", "2021年实施方案", "350100"),
        ("国务院办公厅", "关于推广第二批支持创新相关改革举措的通知", ""),
        ("省人民政府", "省人民政府关于加快建立健全绿色低碳循环发展经济体系的实施意见", ""),
    ],
)
def test_the_place_of_a_plan_is_the_one_its_head_names(issuer: str, title: str, code: str) -> None:
    assert place_of(issuer, title, 2021) == code
