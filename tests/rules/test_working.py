"""The working of an amount tells what it starts from, times what, every cap, and which of them held it."""

from __future__ import annotations

from datetime import date

import pytest

from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import figures_in
from kechuang.rules import rows
from kechuang.rules.worked import Worked
from kechuang.rules.working import working

FULL = "全额兑付的支出上限5万元＋（创新券服务实际支出8万元－全额兑付的支出上限5万元）×超过部分的兑付比例50%＝6.5万元"
CASES = {
    ("city_voucher", "full_then_share"): (
        f"可兑付金额＝6.5万元：{FULL}；上限：创新券余额8万元、年度上限20万元－当年已兑付金额0元＝20万元，没有超过",
    ),
    ("loan_interest", "receipts"): (
        "按利率和天数计息＝4.35万元：计息本金100万元×贷款年利率4.35%×计息开始日期至计息结束日期的天数360天÷360天",
        "可贴息利息＝4万元：已付利息4万元；上限：按利率和天数计息4.35万元，没有超过",
        "贴息金额＝2万元：可贴息利息4万元×贴息比例50%＝2万元；上限：单笔贴息上限20万元，没有超过",
    ),
    ("loan_cover", "anhui_pledge"): (
        "可补偿损失＝100万元：贷款本金损失100万元",
        "补偿比例＝35%：信用、专利质押贷款补偿比例30%＋首贷、信用和质押贷款增加的比例5%",
        "补偿金额＝35万元：可补偿损失100万元×补偿比例35%",
    ),
}


def of_case(policy: str, code: str) -> Worked:
    return next(one for one in catalogue().worked(policy, figures_in) if one.case.code == code)


def told(policy: str, code: str, **given: str) -> list[tuple[str, str]]:
    one = of_case(policy, code)
    assert one.law is not None
    facts = {fact.name: fact for fact in one.law.facts}
    texts = {name: text for name, text in {**one.case.given, **given}.items() if name in facts}
    row = {name: rows.one(facts[name], text, None, name) for name, text in texts.items()} | {"on": one.law.day}
    amount = next(a for a in one.law.version.amounts if a.code == "paid")
    return [(line.zh, line.en) for line in working(one.law, amount, row)]


@pytest.mark.parametrize(("policy", "code"), CASES)
def test_every_step_of_an_amount_is_told_with_its_values(policy: str, code: str) -> None:
    assert tuple(zh for zh, _ in told(policy, code)) == CASES[policy, code]


def test_the_cap_that_held_it_is_named_and_only_where_it_is_passed_not_where_it_is_reached() -> None:
    at = told("city_voucher", "full_then_share", voucher_balance="6.5万元")
    assert at[-1][0].endswith("没有超过")
    zh, en = told("city_voucher", "full_then_share", voucher_balance="6.49万元")[-1]
    assert zh.startswith("可兑付金额＝6.49万元") and zh.endswith("按“创新券余额”封顶")
    assert en.endswith("held to “创新券余额”") and "64,900 yuan" in en


def test_nothing_is_told_of_an_amount_that_nobody_knows() -> None:
    assert told("city_voucher", "no_table") == []


def test_every_amount_of_every_worked_case_can_be_told_on_its_day() -> None:
    for policy in catalogue():
        for one in catalogue().worked(policy.code, figures_in):
            if one.law is None:
                continue
            facts = {fact.name: fact for fact in one.law.facts}
            texts = {name: text for name, text in one.case.given.items() if name in facts}
            row = {n: rows.one(facts[n], text, None, n) for n, text in texts.items()} | {"on": date.max}
            for amount in one.law.version.amounts:
                value = next(g for g in one.law.explain(row).amounts if g.amount is amount).value
                lines = working(one.law, amount, row)
                assert bool(lines) == (value is not None), (policy.code, one.case.code, amount.code)
