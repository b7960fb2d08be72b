"""中小企业划型: every industry, both sides of every floor; 以下 excludes the figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
ON = "2018-06-01"
BY_NAME = {"people": ("employees", "人"), "revenue": ("sales_y1", "万元"), "assets": ("assets", "万元")}
CLASSES = ("微型", "小型", "中型", "大型")

# the floors of small, medium and large by industry
FLOORS: dict[str, dict[str, tuple[int, int, int]]] = {
    "农、林、牧、渔业": {"revenue": (50, 500, 20000)},
    "工业": {"people": (20, 300, 1000), "revenue": (300, 2000, 40000)},
    "建筑业": {"revenue": (300, 6000, 80000), "assets": (300, 5000, 80000)},
    "批发业": {"people": (5, 20, 200), "revenue": (1000, 5000, 40000)},
    "零售业": {"people": (10, 50, 300), "revenue": (100, 500, 20000)},
    "交通运输业": {"people": (20, 300, 1000), "revenue": (200, 3000, 30000)},
    "仓储业": {"people": (20, 100, 200), "revenue": (100, 1000, 30000)},
    "邮政业": {"people": (20, 300, 1000), "revenue": (100, 2000, 30000)},
    "住宿业": {"people": (10, 100, 300), "revenue": (100, 2000, 10000)},
    "餐饮业": {"people": (10, 100, 300), "revenue": (100, 2000, 10000)},
    "信息传输业": {"people": (10, 100, 2000), "revenue": (100, 1000, 100000)},
    "软件和信息技术服务业": {"people": (10, 100, 300), "revenue": (50, 1000, 10000)},
    "房地产开发经营": {"revenue": (100, 1000, 200000), "assets": (2000, 5000, 10000)},
    "物业管理": {"people": (100, 300, 1000), "revenue": (500, 1000, 5000)},
    "租赁和商务服务业": {"people": (10, 100, 300), "assets": (100, 8000, 120000)},
    "其他未列明行业": {"people": (10, 100, 300)},
}


def facts(industry: str, level: int) -> dict[str, Any]:
    """A firm that stands exactly on every floor of a class (0 small, 1 medium, 2 large)."""
    said = {BY_NAME[m][0]: f"{floors[level]}{BY_NAME[m][1]}" for m, floors in FLOORS[industry].items()}
    return {"size_industry": industry, **said}


def size(found: Explanation) -> str | None:
    (granted,) = found.amounts
    return None if granted.value is None else CLASSES[int(granted.value) - 1]


@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize("industry", FLOORS)
def test_a_firm_on_every_floor_of_a_class_is_in_it(industry: str, level: int, explain: Explain) -> None:
    found = explain("sme_class", ON, **facts(industry, level))
    assert size(found) == CLASSES[level + 1]
    assert found.verdict is (level < 2)


@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize(("industry", "measure"), [(i, m) for i, measured in FLOORS.items() for m in measured])
def test_missing_one_floor_by_the_least_drops_a_class(
    industry: str, measure: str, level: int, explain: Explain
) -> None:
    name, unit = BY_NAME[measure]
    floor = FLOORS[industry][measure][level]
    under = f"{floor - 1}人" if unit == "人" else f"{floor - 1}.999999万元"
    found = explain("sme_class", ON, **facts(industry, level) | {name: under})
    assert size(found) == CLASSES[level]
    assert found.verdict is True


def test_each_class_is_a_verdict_of_its_own(verdict_of: Callable[..., bool | None]) -> None:
    firm = {"size_industry": "工业", "employees": 299, "sales_y1": "2000万元"}
    told = {c: verdict_of("sme_class", ON, c, **firm) for c in ("sme", "medium", "small", "micro")}
    assert told == {"sme": True, "medium": False, "small": True, "micro": False}


def test_many_people_do_not_make_up_for_little_revenue(explain: Explain) -> None:
    found = explain("sme_class", ON, size_industry="工业", employees=2000, sales_y1="299万元")
    assert size(found) == "微型"


def test_a_measure_that_the_industry_does_not_use_is_not_asked_for(explain: Explain) -> None:
    found = explain("sme_class", ON, size_industry="其他未列明行业", employees=99)
    assert size(found) == "小型"
    assert not found.missing


def test_one_measure_alone_decides_only_where_the_other_cannot_change_it(explain: Explain) -> None:
    few = explain("sme_class", ON, size_industry="工业", employees=999)
    assert few.verdict is True
    assert size(few) is None
    many = explain("sme_class", ON, size_industry="工业", employees=1000)
    assert many.verdict is None
    assert "最近一年销售收入" in [f.label for f in many.missing]


def test_without_an_industry_nothing_is_decided(explain: Explain) -> None:
    assert explain("sme_class", ON, employees=5000, sales_y1="90000万元", assets="90000万元").verdict is None


def test_the_standard_begins_on_its_day() -> None:
    assert catalogue().law("sme_class", date(2011, 6, 18))
    with pytest.raises(NotInForce, match="2011-06-18"):
        catalogue().law("sme_class", date(2011, 6, 17))
