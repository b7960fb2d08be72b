"""创业投资税收优惠: 70 % of an investment in a start-up technology enterprise, held for two years, is deducted.

Asked for the day of the investment; the day it was sold, or up to which it was still held, is a fact.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.unrecorded import IN_TAX_RETURN
from kechuang.rules.declare import choice, day, money, number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import ON, called, divided, months_after, node, when

START_UP = (
    "初创企业规模",
    "初创企业学历",
    "初创企业年限",
    "初创企业未上市",
    "初创企业研发",
    "投资方",
    "持有期限",
    "抵扣比例",
)
NOTICE = Document("关于创业投资企业和天使投资个人有关税收政策的通知", "财税〔2018〕55号", None, START_UP)
WIDER = Document("关于实施小微企业普惠性税收减免政策的通知", "财税〔2019〕13号", None, ("初创企业规模",))

INVESTOR = choice("angel_investor", "投资主体", ("公司制创业投资企业", "合伙创业投资企业", "天使投资个人"))
PAID = money("angel_investment", "投资额", "以现金支付的股权投资", bound=10**11)
HELD_UNTIL = day("angel_held_until", "持有至", "转让日期；仍持有的填核查日期")
FOUNDED = day("startup_founded", "被投资企业成立日期", fixed=True)
STAFF = number("startup_staff", "被投资企业从业人数", "人")
BACHELORS = number("startup_bachelors", "其中本科以上人数", "人")
ASSETS = money("startup_assets", "被投资企业资产总额")
REVENUE = money("startup_revenue", "被投资企业年销售收入")
RD = money("startup_rd", "投资当年及下一年研发费用总额")
COSTS = money("startup_costs", "投资当年及下一年成本费用总额")
UNLISTED = yes_no("startup_unlisted", "投资时及投资后2年内未上市")

POLICY = Policy(
    "angel_tax",
    "创业投资税收优惠",
    "Tax relief of venture investment",
    subject="fund",
    reference="act",
    grants=Sentence("投资额的70%抵扣应纳税所得额", "70 % of the investment deducted from taxable income"),
    aliases=("天使投资税收优惠", "创投抵扣"),
    unrecorded=IN_TAX_RETURN,
)


@POLICY.since("2018-01-01", documents=(NOTICE,))
def v2018(v: Version) -> None:
    """Up to 200 people and 30 million yuan; individuals from July."""
    relief(v, "200人", "3000万元", NOTICE)


@POLICY.since("2019-01-01", documents=(NOTICE, WIDER))
def v2019(v: Version) -> None:
    """Up to 300 people and 50 million yuan."""
    relief(v, "300人", "5000万元", WIDER)
    v.beyond(NOTICE("初创企业规模"), "coded", "限额已放宽")


@POLICY.since("2022-01-01", documents=(NOTICE, WIDER), confidence="K-med")
def v2022(v: Version) -> None:
    """The wider limits were later extended; by which text is to be verified."""
    v2019(v)


def relief(v: Version, staff: str, most: str, size: Document) -> None:
    """Who invests, in what start-up, for how long, and what is deducted."""
    person = INVESTOR.is_("天使投资个人")
    v.must("investor", "个人投资自2018年7月1日起享受", ~person | (node(date(2018, 7, 1)) <= ON), NOTICE("投资方"))
    v.must("staff", f"从业人数不超过{staff}", STAFF <= staff, size("初创企业规模"))
    v.must("money", f"资产总额和年销售收入均不超过{most}", (ASSETS <= most) & (REVENUE <= most), size("初创企业规模"))
    graduates = called("本科以上人员占比", divided(BACHELORS, STAFF))
    v.must("graduates", "本科以上人员不低于30%", graduates >= "30%", NOTICE("初创企业学历"))
    v.must("age", "投资时成立不超过60个月", months_after(FOUNDED, 60) >= ON, NOTICE("初创企业年限"))
    v.must("unlisted", "投资时及投资后2年内未上市", UNLISTED, NOTICE("初创企业未上市"))
    spent = called("研发费用占成本费用比例", divided(RD, COSTS))
    v.must("rd", "投资当年及下一年研发费用占成本费用不低于20%", spent >= "20%", NOTICE("初创企业研发"))
    held = HELD_UNTIL >= months_after(ON, 24)
    v.must("held", "持有满24个月", held, NOTICE("持有期限"))
    v.grant("deducted", "可抵扣应纳税所得额", when(held, PAID * Fraction(7, 10), "0元"), NOTICE("抵扣比例"))
    v.always(BACHELORS <= STAFF, RD <= COSTS)


WORKED = (
    "angel_investor=公司制创业投资企业 angel_investment=100万元 angel_held_until=2020-03-01 startup_staff=50 "
    "startup_bachelors=20 startup_assets=2000万元 startup_revenue=1000万元 startup_founded=2016-01-01 "
    "startup_unlisted=是 startup_rd=300万元 startup_costs=1000万元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "held_two_years",
    "公司制创投2018-03-01投资100万元，2020-03-01仍持有，抵扣70万元",
    "A million held for two years: 700,000 deducted",
    on="2018-03-01",
    given=WORKED,
    expect="held=符合 deducted=70万元 结论=符合",
)
POLICY.case(
    "sold_early",
    "2020-02-01转让，不满24个月，不抵扣",
    "Sold a month early: nothing",
    on="2018-03-01",
    given=WORKED + " angel_held_until=2020-02-01",
    expect="held=不符合 deducted=0元 结论=不符合",
)
POLICY.case(
    "too_old",
    "2014-02-28成立，2019-03-01投资，超过60个月",
    "A start-up older than 60 months",
    on="2019-03-01",
    given=WORKED + " startup_founded=2014-02-28 angel_held_until=2021-03-01",
    expect="age=不符合 结论=不符合",
)
