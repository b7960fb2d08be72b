"""Assessing the registry: every enterprise gets the verdict the single reader gives its own records."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from kechuang.policies import catalogue
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import answers, row_of
from kechuang.registry.facts.assessing import CODE_HEAD, NAME_HEAD, Assessed, assess, assess_each
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import organisation
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.rules.law import Law, NotInForce

DAY = date(2019, 6, 30)
M = 100_000_000


@pytest.fixture
def registry(db: None) -> list[str]:
    """Three enterprises: one that meets the size of an SME, one too large, one of which little is known."""
    codes = ["91139181MA0XJ0001N", "91139181MA0XJ0002L", "91139181MA0XJ0003J"]
    for code, name in zip(codes, "甲乙丙", strict=True):
        about = {"code": code, "name": name, "form": "enterprise", "registered": date(2012, 1, 1), "division": "130181"}
        enter(Organisation, about | {"industry": "2614"}, None)
    for code, people, sales in zip(codes[:2], (80, 2000), (30 * M, 900 * M), strict=True):
        figures = {"staff": people, "st_staff": people // 4, "staff_sme": people, "st_staff_sme": people // 4}
        figures |= {"sales": sales, "assets": sales, "costs": sales, "rd_deductible": sales // 10, "employees": people}
        enter(YearlyReturn, {"organisation": code, "year": 2018, **figures}, None)
    for name in ("products_allowed", "has_core_ip"):
        said = {"subject": f"organisation:{codes[0]}", "organisation": codes[0], "fact": name, "value": True}
        enter(StatedFact, said | {"since": date(2018, 1, 1)}, None)
    return codes


def laws() -> list[Law]:
    found = []
    for policy in catalogue():
        try:
            found.append(catalogue().law(policy.code, DAY))
        except NotInForce:
            continue
    return [law for law in found if law.policy.subject == "enterprise"]


def test_every_law_says_of_every_enterprise_what_the_single_reader_says(registry: list[str]) -> None:
    asof, every = AsOf.on(DAY), [Assessed(law) for law in laws()]
    assert len(every) >= 12
    seen = 0
    for one, result in assess_each(every, asof):
        verdicts = dict(zip(result[CODE_HEAD].to_list(), result["eligible"].to_list(), strict=True))
        for code in registry:
            when = When.of(asof, one.law.policy)
            row: dict[str, Any] = row_of(answers(organisation(code), when, one.law.facts))
            assert verdicts[code] == one.law.decide(row), (one.law.policy.code, code)
            seen += 1
    assert seen == len(every) * 3
    assert sum(one.counts.yes + one.counts.no + one.counts.unknown for one in every) == seen


def test_the_result_names_each_subject_and_says_what_is_missing(registry: list[str]) -> None:
    law = catalogue().law("tech_sme", DAY)
    result = pl.concat(assess(law, AsOf.on(DAY)))
    assert result[NAME_HEAD].to_list() == ["甲", "乙", "丙"]
    assert result["结论"].to_list() == ["待定", "否", "待定"]
    assert "未发生重大安全" in result["还缺的事实"].to_list()[0]
    alone = pl.concat(assess(law, AsOf.on(DAY), registry[1:2], worded=False))
    assert alone["verdict"].to_list() == ["否"]
    assert alone["eligible"].to_list() == [False]


def test_an_amount_too_large_for_any_account_is_no_fact(registry: list[str]) -> None:
    code = "91139181MA0XJ0003J"
    enter(YearlyReturn, {"organisation": code, "year": 2018, "sales": 2**62}, None)
    law, asof = catalogue().law("sme_class", DAY), AsOf.on(DAY)
    assert pl.concat(assess(law, asof, [code]))["eligible"].to_list() == [None]
    assert "sales_y1" not in row_of(answers(organisation(code), When.of(asof, law.policy), law.facts))
