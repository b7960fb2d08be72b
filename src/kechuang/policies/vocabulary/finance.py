"""Facts about loans to technology SMEs and about funds with public money in them."""

from __future__ import annotations

from kechuang.rules.declare import choice, day, money, number, yes_no
from kechuang.rules.tree import Node


def sum_of_money(name: str, label: str, definition: str = "", **more: object) -> Node:
    """An amount small enough for shares of shares in 64 bits."""
    return money(name, label, definition, bound=10**12, **more)


LOAN = sum_of_money("loan_principal", "贷款本金", "同一企业纳入风险补偿的贷款余额合计")
LOAN_GRANTED = day("loan_granted", "贷款发放日期", fixed=True)
LOAN_MONTHS = number("loan_months", "贷款期限", "月")
LOAN_RATE = number("loan_rate", "贷款年利率", "", bound=1)
LOAN_SECURITY = choice(
    "loan_security",
    "贷款担保方式",
    ("信用", "专利质押", "其他知识产权质押", "应收账款质押", "保证担保", "抵押", "其他"),
    fixed=True,
)
FIRST_LOAN = yes_no("loan_first", "企业首次贷款", fixed=True)
LOAN_CLASS = choice("loan_class", "贷款五级分类", ("正常", "关注", "次级", "可疑", "损失"), fixed=True)
PRINCIPAL_LOST = sum_of_money("loan_principal_lost", "贷款本金损失")
INTEREST_LOST = sum_of_money("loan_interest_lost", "贷款利息损失")

FUND_FORM = choice("fund_form", "基金组织形式", ("公司制", "有限合伙制", "契约制", "其他"))
FUND_SIZE = sum_of_money("fund_size", "基金规模", "认缴出资总额")
FUND_GUIDE = sum_of_money("fund_guide", "引导基金出资额")
FUND_LARGEST_OTHER = sum_of_money("fund_largest_other", "引导基金以外最大出资人的出资额")
FUND_IN_HEBEI = yes_no("fund_in_hebei", "基金在河北省内注册", evidence=("营业执照",))
