"""市县科技创新券: vouchers that a place gives from its own money; every figure is in the place's own table.

Shares up to a threshold and above it allow places that pay small services in full. Limits on who may hold one are
worded differently everywhere and are judged.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.unrecorded import AS_MONEY
from kechuang.policies.vocabulary.voucher import (
    ASKED,
    BALANCE,
    ELIGIBLE_COST,
    FIRST_CLAIM,
    REDEEMED_THIS_YEAR,
    room,
)
from kechuang.rules.declare import local
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import best_of, least_of, when

RULES = Document("市县科技创新券管理办法", "", None, ("支持对象", "申领额度", "年度上限", "兑付比例"))

POLICY = Policy(
    "city_voucher",
    "市县科技创新券",
    "Innovation vouchers of a city or county",
    subject="enterprise",
    reference="application",
    grants=Sentence("市县科技创新券", "A voucher of the city or county"),
    aliases=("地方创新券",),
    unrecorded=AS_MONEY,
)


@POLICY.since("2016-01-01", documents=(RULES,), confidence="local")
def v2016(v: Version) -> None:
    """Caps and shares as the place sets them."""
    v.judge("holder", "符合当地规定的规模和资格条件", RULES("支持对象"))
    first = local("city_voucher_first", "首次申领上限", "元", RULES("申领额度"))
    year = local("city_voucher_year", "年度上限", "元", RULES("年度上限"))
    full = local("city_voucher_full_up_to", "全额兑付的支出上限", "元", RULES("兑付比例"))
    share = local("city_voucher_share", "超过部分的兑付比例", "", RULES("兑付比例"))
    issued = least_of(when(FIRST_CLAIM, least_of(ASKED, first), ASKED), room(year))
    v.grant("issued", "可发放的创新券", issued, RULES("申领额度"))
    pay = least_of(ELIGIBLE_COST, full) + best_of(ELIGIBLE_COST - full, "0元") * share
    left = best_of(year - REDEEMED_THIS_YEAR, "0元")
    v.grant("paid", "可兑付金额", least_of(pay, BALANCE, left), RULES("兑付比例"))


WORKED = (
    "city_voucher_holder=是 voucher_first_claim=否 voucher_asked=8万元 voucher_used_this_year=0元 "
    "voucher_eligible_cost=8万元 voucher_balance=8万元 voucher_redeemed_this_year=0元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "no_table",
    "没有本地数值表，额度和兑付都待定",
    "Without a table of the place both amounts stay open",
    on="2018-06-01",
    given=WORKED,
    expect="issued=待定 paid=待定",
)
POLICY.case(
    "full_then_share",
    "假定当地：5万元以内全额、超过部分50%、每年20万元；支出8万元兑付6.5万元",
    "Supposing full pay up to 50,000 and half above: 65,000 of 80,000",
    on="2018-06-01",
    given=WORKED,
    expect="paid=6.5万元",
    figures="city_voucher_full_up_to=5万元 city_voucher_share=50% city_voucher_year=20万元",
)
