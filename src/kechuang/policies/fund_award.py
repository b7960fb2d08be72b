"""创业投资奖励: a one-off award to funds that invest in Hebei's enterprises for two years and more."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.finance import sum_of_money
from kechuang.policies.vocabulary.unrecorded import AS_MONEY
from kechuang.rules.declare import number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import least_of, when

RULES = Document("河北省创业投资机构投资奖励政策", "", None, ("投资额", "投资期限", "奖励标准"))

INVESTED = sum_of_money("fund_hebei_invested", "投资于河北企业的金额", "扣除引导基金出资", time="day")
MONTHS = number("fund_hebei_months", "投资持有期限", "月")
AWARDED = yes_no("fund_hebei_awarded", "该项投资已获得过奖励", fixed=True)

POLICY = Policy(
    "fund_award",
    "创业投资奖励",
    "Award for venture investment",
    subject="fund",
    reference="decision",
    grants=Sentence("一次性奖励不超过投资额的1%", "A one-off award of up to 1 % of the investment"),
    aliases=("创投奖励",),
    unrecorded=AS_MONEY,
)


@POLICY.since("2017-01-01", documents=(RULES,), confidence="K-med")
def v2017(v: Version) -> None:
    """30 million yuan for two years earn up to 1 %, at most 20 million; the day it began is not stated."""
    amount = INVESTED >= "3000万元"
    term = MONTHS >= "24个月"
    v.must("amount", "投资不低于3000万元（不含引导基金）", amount, RULES("投资额"), evidence=("投资协议", "出资凭证"))
    v.must("term", "持有不少于24个月", term, RULES("投资期限"))
    v.must("once", "未重复奖励", ~AWARDED, RULES("奖励标准"))
    most = least_of(INVESTED * "1%", "2000万元")
    v.grant("award", "奖励上限", when(amount & term & ~AWARDED, most, "0元"), RULES("奖励标准"))


WORKED = "fund_hebei_invested=3000万元 fund_hebei_months=24 fund_hebei_awarded=否"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "at_the_edge",
    "投资3000万元、持有24个月，奖励不超过1%即30万元",
    "30 million for 24 months: up to 300,000",
    on="2018-06-01",
    given=WORKED,
    expect="结论=符合 award=30万元",
)
POLICY.case(
    "capped",
    "投资30亿元，封顶2000万元",
    "and never more than 20 million",
    on="2018-06-01",
    given=WORKED + " fund_hebei_invested=30亿元",
    expect="award=2000万元",
)
