"""战略性新兴产业创投引导基金: limits of Hebei's funds for strategic emerging industries (guide of 2017)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.finance import FUND_GUIDE, FUND_LARGEST_OTHER, FUND_SIZE, sum_of_money
from kechuang.policies.vocabulary.unrecorded import BY_FUND
from kechuang.rules.declare import number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import best_of, called, divided, when

GUIDE = Document(
    "河北省战略性新兴产业创业投资引导基金申报指南（2017年）",
    "",
    None,
    ("基金规模", "主发起人", "其他出资人", "引导基金出资", "单项投资限额", "管理人奖励"),
)

LEAD_NET = sum_of_money("fund_lead_net_assets", "主发起人净资产")
LEAD_PAID = sum_of_money("fund_lead_paid", "主发起人出资额")
SMALLEST = sum_of_money("fund_smallest_holder", "其他出资人最低出资额")
HOLDERS = number("fund_holders", "出资人数", "家")
INVESTABLE = sum_of_money("fund_investable", "基金可投资资金", time="day")
LARGEST = sum_of_money("fund_largest_investment", "对单个企业的最大投资额", time="day")
SHARE_HELD = number("fund_largest_share_of_firm", "持有单个企业的最大股权比例", "", bound=1, time="day")
RETURNED = yes_no("fund_principal_returned", "引导基金本金已收回")
GAIN = sum_of_money("fund_guide_gain", "引导基金收益", time="day")

POLICY = Policy(
    "emerging_fund",
    "新兴产业创投引导基金",
    "Venture funds for emerging industries",
    subject="fund",
    reference="act",
    grants=Sentence("引导基金参股创业投资基金", "The guidance fund takes a share of the venture fund"),
    aliases=("战略性新兴产业创投引导基金",),
    unrecorded=BY_FUND,
)


@POLICY.since("2017-01-01", documents=(GUIDE,), confidence="S")
def v2017(v: Version) -> None:
    """The guide of 2017."""
    v.must("size", "基金规模不低于1亿元", FUND_SIZE >= "1亿元", GUIDE("基金规模"))
    lead, others = GUIDE("主发起人"), GUIDE("其他出资人")
    v.must("lead_assets", "主发起人净资产不低于2500万元", LEAD_NET >= "2500万元", lead, evidence=("审计报告",))
    v.must(
        "lead_share", "主发起人出资不低于20%", called("主发起人出资比例", divided(LEAD_PAID, FUND_SIZE)) >= "20%", lead
    )
    v.must("lead_largest", "主发起人为最大社会出资人", LEAD_PAID >= FUND_LARGEST_OTHER, lead)
    v.must("others", "其他出资人出资不低于500万元", SMALLEST >= "500万元", others)
    v.must("holders", "出资人3至15家", (HOLDERS >= "3家") & (HOLDERS <= "15家"), others)
    share = called("引导基金出资比例", divided(FUND_GUIDE, FUND_SIZE))
    v.must("guide", "引导基金出资不超过20%", share <= "20%", GUIDE("引导基金出资"))
    single = GUIDE("单项投资限额")
    part = called("单项投资占可投资资金比例", divided(LARGEST, INVESTABLE))
    v.must("single", "对单个企业投资不超过可投资资金的20%", part <= "20%", single)
    v.must("holding", "持有单个企业股权不超过30%", SHARE_HELD <= "30%", single)
    reward = when(RETURNED, best_of(GAIN, "0元") * "20%", "0元")
    v.grant("reward", "管理人奖励（引导基金收益的20%）", reward, GUIDE("管理人奖励"))
    v.always(FUND_GUIDE <= FUND_SIZE, LEAD_PAID <= FUND_SIZE, LARGEST <= INVESTABLE)


WORKED = (
    "fund_size=1亿元 fund_lead_net_assets=2500万元 fund_lead_paid=2500万元 fund_largest_other=2500万元 "
    "fund_smallest_holder=500万元 fund_holders=5 fund_guide=2000万元 fund_largest_investment=1800万元 "
    "fund_investable=9000万元 fund_largest_share_of_firm=30% fund_principal_returned=是 fund_guide_gain=500万元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "at_every_edge",
    "规模1亿元、主发起人净资产2500万元、引导基金20%、单项20%，均在边上，符合；收益的20%奖励管理人",
    "At every edge; the manager takes a fifth of the gain",
    on="2018-06-01",
    given=WORKED,
    expect="guide=符合 single=符合 holding=符合 结论=符合 reward=100万元",
)
POLICY.case(
    "guide_above",
    "引导基金出资2001万元，超过20%",
    "One ten-thousandth too much from the guidance fund",
    on="2018-06-01",
    given=WORKED + " fund_guide=2001万元",
    expect="guide=不符合 结论=不符合",
)
