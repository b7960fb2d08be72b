"""国家科技成果转化引导基金子基金: the guidance fund's share, and how much must go to firms using funded results."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.finance import FUND_GUIDE, FUND_LARGEST_OTHER, FUND_SIZE, sum_of_money
from kechuang.policies.vocabulary.unrecorded import BY_FUND
from kechuang.rules.declare import yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import best_of, called, divided

RULES_2011 = Document("国家科技成果转化引导基金早期规定（2011年、2014年）", "财教〔2011〕289号", None, ("出资比例",))
RULES_2021 = Document(
    "国家科技成果转化引导基金管理办法", "财教〔2021〕176号", date(2021, 10, 24), ("出资比例", "投资要求", "禁止业务")
)

TARGET = sum_of_money("fund_target_invested", "投资于转化财政资助科技成果企业的金额")
LENDS = yes_no("fund_lends", "对外发放贷款")
TRADES = yes_no("fund_trades_shares", "买卖二级市场股票")

POLICY = Policy(
    "sub_fund",
    "科技成果转化子基金",
    "Sub-funds for applying research results",
    subject="fund",
    reference="act",
    grants=Sentence("引导基金参股设立子基金", "The guidance fund takes a share of the sub-fund"),
    aliases=("成果转化子基金", "子基金"),
    unrecorded=BY_FUND,
)


@POLICY.since("2011-01-01", documents=(RULES_2011,), confidence="K-med")
def v2011(v: Version) -> None:
    """20 to 30 % of the sub-fund, never the largest holder."""
    holding(v, "20%", RULES_2011)


@POLICY.since("2021-10-24", documents=(RULES_2021,), confidence="S")
def v2021(v: Version) -> None:
    """10 to 30 %; three times the guidance money and half the fund go to such firms."""
    holding(v, "10%", RULES_2021)
    needed = called("应投资金额", best_of(FUND_GUIDE * 3, FUND_SIZE * "50%"))
    v.must("target", "投资不低于引导资金3倍且不低于基金总额50%", TARGET >= needed, RULES_2021("投资要求"))
    v.must("banned", "不发放贷款、不买卖股票", ~LENDS & ~TRADES, RULES_2021("禁止业务"))
    v.grant("needed", "应投资金额", needed, RULES_2021("投资要求"))
    v.grant("gap", "尚须投资金额", best_of(needed - TARGET, "0元"), RULES_2021("投资要求"))


def holding(v: Version, least: str, document: Document) -> None:
    """The guidance fund's share of the sub-fund."""
    share = called("引导基金出资比例", divided(FUND_GUIDE, FUND_SIZE))
    cite = document("出资比例")
    v.must("least", f"引导基金出资比例不低于{least}", share >= least, cite)
    v.must("most", "引导基金出资比例不超过30%", share <= "30%", cite)
    v.must("not_largest", "引导基金不是最大出资人", FUND_GUIDE < FUND_LARGEST_OTHER, cite)
    v.always(FUND_GUIDE <= FUND_SIZE, FUND_LARGEST_OTHER <= FUND_SIZE)


WORKED = (
    "fund_size=20000万元 fund_guide=5000万元 fund_largest_other=6000万元 fund_target_invested=15000万元 "
    "fund_lends=否 fund_trades_shares=否"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "three_times",
    "基金2亿元、引导资金5000万元：应投3倍即1.5亿元，高于一半",
    "Three times the guidance money is more than half the fund",
    on="2022-06-01",
    given=WORKED,
    expect="needed=15000万元 target=符合 结论=符合",
)
POLICY.case(
    "half",
    "引导资金2000万元：3倍为6000万元，低于一半，应投1亿元",
    "Half the fund is more than three times the guidance money",
    on="2022-06-01",
    given=WORKED + " fund_guide=2000万元",
    expect="needed=10000万元 gap=0元 结论=符合",
)
