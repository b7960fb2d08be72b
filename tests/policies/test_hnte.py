"""高新技术企业认定: the worked cases of the guide and both sides of every threshold."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from kechuang.rules.law import Explanation, NotInForce

ON = "2018-06-01"
Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]


def sales(latest: str, middle: str = "4000万元", first: str = "3000万元") -> dict[str, str]:
    return {"sales_y1": latest, "sales_y2": middle, "sales_y3": first}


def rd(latest: str, middle: str, first: str) -> dict[str, str]:
    return {"rd_y1": latest, "rd_y2": middle, "rd_y3": first}


def points(found: Explanation, code: str) -> tuple[Fraction | None, Fraction | None]:
    item = next(s for s in found.scores if s.item.code == code)
    return item.low, item.high


def test_sales_of_exactly_50_million_take_the_higher_floor(verdict_of: VerdictOf) -> None:
    facts = sales("5000万元") | rd("250万元", "200万元", "150万元")
    assert verdict_of("hnte", ON, "rd", **facts) is True
    assert verdict_of("hnte", ON, "rd", **facts | {"rd_y3": "149.9999万元"}) is False


def test_sales_of_one_cent_more_take_the_lower_floor(verdict_of: VerdictOf) -> None:
    facts = sales("5000.000001万元") | rd("200万元", "160万元", "121万元")
    assert verdict_of("hnte", ON, "rd", **facts) is True


@pytest.mark.parametrize(("latest", "holds"), [("20000万元", False), ("20000.000001万元", True)])
def test_the_three_percent_floor_begins_above_200_million(latest: str, holds: bool, verdict_of: VerdictOf) -> None:
    facts = sales(latest, "20000万元", "20000万元") | rd("600万元", "600万元", "600.0001万元")
    assert verdict_of("hnte", ON, "rd", **facts) is holds


def test_staff_are_monthly_averages_and_the_floor_is_ten_percent(verdict_of: VerdictOf) -> None:
    assert verdict_of("hnte", ON, "staff", st_staff=20, staff=200) is True
    assert verdict_of("hnte", ON, "staff", st_staff=19, staff=200) is False


@pytest.mark.parametrize(("income", "holds"), [("3600万元", True), ("3599万元", False)])
def test_high_tech_income_of_exactly_sixty_percent_passes(income: str, holds: bool, verdict_of: VerdictOf) -> None:
    assert verdict_of("hnte", ON, "income", hightech_income=income, total_income="6000万元") is holds


@pytest.mark.parametrize(("registered", "holds"), [("2017-06-01", True), ("2017-06-02", False)])
def test_a_firm_must_be_365_days_old(registered: str, holds: bool, verdict_of: VerdictOf) -> None:
    assert verdict_of("hnte", ON, "age", registered=registered, resident="是") is holds


def test_growth_of_exactly_35_and_of_29_percent(explain: Explain) -> None:
    found = explain(
        "hnte",
        ON,
        **sales("5000万元"),
        net_assets_y1="1822.5万元",
        net_assets_y2="1350万元",
        net_assets_y3="1000万元",
    )
    assert points(found, "growth_points") == (16, 18)


@pytest.mark.parametrize(
    ("first", "middle", "latest", "low", "high"),
    [
        ("1000万元", "900万元", "800万元", 0, 0),
        ("0元", "1000万元", "1300万元", 7, 8),
        ("1000万元", "0元", "500万元", 0, 0),
        ("1000万元", "1000万元", "1000万元", 0, 0),
        ("1000万元", "1000万元", "1000.01万元", 1, 2),
    ],
)
def test_growth_in_its_special_cases(
    first: str, middle: str, latest: str, low: int, high: int, explain: Explain
) -> None:
    steady = {"net_assets_y1": "1万元", "net_assets_y2": "1万元", "net_assets_y3": "1万元"}
    found = explain("hnte", ON, **sales(latest, middle, first), **steady)
    assert points(found, "growth_points") == (low, high)


def test_growth_from_a_negative_base_is_left_to_a_person(explain: Explain) -> None:
    losses = {"net_assets_y1": "100万元", "net_assets_y2": "50万元", "net_assets_y3": "-10万元"}
    assert points(explain("hnte", ON, **sales("5000万元"), **losses), "growth_points") == (None, None)


@pytest.mark.parametrize(("count", "low", "high"), [(14, 19, 24), (15, 25, 30), (3, 1, 6), (0, 0, 0), (2, None, None)])
def test_conversions_are_a_yearly_average_and_a_gap_in_the_table_is_left_open(
    count: int, low: int | None, high: int | None, explain: Explain
) -> None:
    assert points(explain("hnte", ON, conversions_3y=count), "conversion_points") == (low, high)


def test_bonus_points_do_not_lift_rights_above_thirty(explain: Explain) -> None:
    marks = {
        "hnte_ip_level": "8分",
        "hnte_ip_core": "8分",
        "hnte_ip_count": "8分",
        "hnte_ip_source": "6分",
        "hnte_ip_standard": "2分",
    }
    found = explain("hnte", ON, ip_class1=1, ip_class2=0, **marks)
    assert points(found, "ip_points") == (30, 30)


@pytest.mark.parametrize(
    ("organisation", "holds"), [(("6分", "6分", "4分", "2分"), False), (("6分", "6分", "4分", "3分"), True)]
)
def test_seventy_points_fail_and_seventy_one_pass(
    organisation: tuple[str, ...], holds: bool, explain: Explain, verdict_of: VerdictOf
) -> None:
    facts = {
        **sales("5000万元"),
        "net_assets_y1": "1822.5万元",
        "net_assets_y2": "1350万元",
        "net_assets_y3": "1000万元",
        "hnte_growth_assets": "9分",
        "hnte_growth_sales": "7分",
        "conversions_3y": 12,
        "hnte_conversion": "19分",
        "ip_class1": 0,
        "ip_class2": 5,
        "hnte_ip_level": "5分",
        "hnte_ip_core": "4分",
        "hnte_ip_count": "5分",
        "hnte_ip_source": "3分",
        "hnte_ip_standard": "0分",
        **dict(zip(("hnte_system", "hnte_body", "hnte_incentive", "hnte_training"), organisation, strict=True)),
    }
    found = explain("hnte", ON, **facts)
    assert found.total in ((70, 70), (71, 71))
    assert verdict_of("hnte", ON, "ability", **facts) is holds


def test_without_expert_scores_the_total_is_a_range_and_the_scores_are_asked_for(explain: Explain) -> None:
    found = explain("hnte", ON, ip_class1=1, ip_class2=0, conversions_3y=15)
    assert found.verdict is None
    assert "技术的先进程度" in [f.label for f in found.to_judge]
    assert "职工总数" in [f.label for f in found.missing]


def test_before_its_first_day_the_policy_says_so() -> None:
    from datetime import date

    from kechuang.policies import catalogue

    with pytest.raises(NotInForce, match="2016-01-01"):
        catalogue().law("hnte", date(2015, 12, 31))


def test_a_ratio_just_below_its_floor_is_never_written_like_the_floor(explain: Explain) -> None:
    found = explain("hnte", ON, **sales("5000万元") | rd("250万元", "200万元", "149.9999万元"))
    (measure,) = next(e.measures for e in found.conditions if e.condition.code == "rd")
    assert measure.said().endswith("4.999999%（须≥5%，差0.000001%）")


def test_monthly_averages_are_kept_to_the_24th_of_a_person(verdict_of: VerdictOf) -> None:
    assert verdict_of("hnte", ON, "staff", st_staff="20.5人", staff="205人") is True
    assert verdict_of("hnte", ON, "staff", st_staff="20.5人", staff="205.5人") is False


@pytest.mark.parametrize(("own", "most"), [("是", 6), ("否", 3), ("", 6)])
def test_rights_that_were_only_acquired_earn_three_points_at_most(own: str, most: int, explain: Explain) -> None:
    marks = {f"hnte_ip_{x}": "0分" for x in ("level", "core", "standard")}
    found = explain("hnte", ON, ip_class1=0, ip_class2=0, hnte_ip_count="0分", hnte_ip_own=own, **marks)
    assert points(found, "ip_points") == (0, most)
