"""政府引导基金运作: what a fund with public money must keep, when the government may leave, local investment."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.finance import FUND_FORM, FUND_GUIDE, sum_of_money
from kechuang.policies.vocabulary.unrecorded import BY_FUND
from kechuang.rules.declare import choice, day, local, number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import ON, best_of, called, divided, months_after, when

BUDGET = Document(
    "政府投资基金暂行管理办法",
    "财预〔2015〕210号",
    date(2015, 11, 12),
    ("禁止业务", "保底", "设立期限", "投资期限", "投资方向和章程"),
)
PARTNERS = Document("中华人民共和国合伙企业法", "", date(2006, 8, 27), ("第六十一条",))
ASSETS = Document(
    "关于规范金融机构资产管理业务的指导意见", "银发〔2018〕106号", date(2018, 4, 27), ("负债比例", "分级比例")
)
PLACE = Document("引导基金返投要求", "", None, ("返投倍数",))

BANNED = yes_no("fund_banned_business", "从事担保、抵押、委托贷款、二级市场股票、期货、房地产等禁止业务")
GUARANTEES = yes_no("fund_guarantees_return", "向其他出资人承诺本金不受损失或最低收益", "让利不在此列")
PLAN_APPROVED = day("fund_plan_approved", "基金设立方案批准日期", fixed=True)
SET_UP = yes_no("fund_set_up", "基金已设立")
PAID_IN = day("fund_paid_in", "政府出资拨付日期", fixed=True)
HAS_INVESTED = yes_no("fund_has_invested", "已开展投资业务")
ON_COURSE = yes_no("fund_on_course", "投资方向和运作符合政策和章程", judged=True)
PARTNER_COUNT = number("fund_partners", "合伙人数", "人")
GENERAL_PARTNERS = number("fund_general_partners", "普通合伙人数", "人")
TOTAL_ASSETS = sum_of_money("fund_total_assets", "产品总资产", time="day")
NET_ASSETS = sum_of_money("fund_net_assets", "产品净资产", time="day")
CLASS = choice("fund_product_class", "产品投资性质", ("权益类", "固定收益类", "商品及混合类"))
SENIOR = sum_of_money("fund_senior", "优先级份额", "不分级的填0")
JUNIOR = sum_of_money("fund_junior", "劣后级份额")
LOCAL_INVESTED = sum_of_money("fund_local_invested", "已在本地投资金额", time="day")

POLICY = Policy(
    "guidance_fund",
    "政府引导基金运作",
    "Conduct of funds with public money",
    subject="fund",
    reference="decision",
    grants=Sentence("合规运作，政府不提前退出", "Runs as it must; the government need not leave early"),
    aliases=("政府投资基金", "引导基金"),
    unrecorded=BY_FUND,
)


@POLICY.since("2015-11-12", documents=(BUDGET, PARTNERS, PLACE))
def v2015(v: Version) -> None:
    """The general rules for government funds, and the partnership's own."""
    general(v)


@POLICY.since("2018-04-27", documents=(BUDGET, PARTNERS, PLACE, ASSETS))
def v2018(v: Version) -> None:
    """Leverage and tranches of privately placed products are limited too."""
    general(v)
    debt = called("总资产与净资产之比", divided(TOTAL_ASSETS, NET_ASSETS))
    v.must("leverage", "总资产不超过净资产的200%", debt <= "200%", ASSETS("负债比例"))
    times = when(CLASS.is_("权益类"), JUNIOR, when(CLASS.is_("固定收益类"), JUNIOR * 3, JUNIOR * 2))
    tranches = when(SENIOR <= "0元", SENIOR <= "0元", SENIOR <= times)
    v.must("tranches", "分级比例：权益类1:1、固定收益类3:1、商品及混合类2:1以内", tranches, ASSETS("分级比例"))


def general(v: Version) -> None:
    """Banned business, guarantees, the two limits of a year, direction; partners; what is invested locally."""
    v.must("banned", "不从事禁止业务", ~BANNED, BUDGET("禁止业务"))
    v.must("guarantee", "不承诺保本和最低收益", ~GUARANTEES, BUDGET("保底"))
    in_time = SET_UP | (months_after(PLAN_APPROVED, 12) >= ON)
    v.must("set_up", "方案批准后1年内设立", in_time, BUDGET("设立期限"))
    working = when(SET_UP, HAS_INVESTED | (months_after(PAID_IN, 12) >= ON), in_time)
    v.must("working", "政府出资拨付后1年内开展投资", working, BUDGET("投资期限"))
    v.must("course", "投资方向和运作符合政策和章程", ON_COURSE, BUDGET("投资方向和章程"))
    partners = (PARTNER_COUNT >= "2人") & (PARTNER_COUNT <= "50人") & (GENERAL_PARTNERS >= "1人")
    cite = PARTNERS("第六十一条")
    v.must(
        "partners",
        "有限合伙：2至50名合伙人，至少1名普通合伙人",
        ~FUND_FORM.is_("有限合伙制") | partners,
        cite,
        confidence="K-med",
    )
    times = local("guidance_fund_return_times", "返投倍数", "", PLACE("返投倍数"))
    needed = FUND_GUIDE * times
    v.grant("local_needed", "应在本地投资金额", needed, PLACE("返投倍数"), confidence="local")
    gap = best_of(needed - LOCAL_INVESTED, "0元")
    v.grant("local_gap", "尚须在本地投资金额", gap, PLACE("返投倍数"), confidence="local")
    v.grant(
        "local_times", "已达到的返投倍数", divided(LOCAL_INVESTED, FUND_GUIDE), PLACE("返投倍数"), confidence="local"
    )


WORKED = (
    "fund_banned_business=否 fund_guarantees_return=否 fund_set_up=否 fund_plan_approved=2019-03-01 "
    "fund_on_course=是 fund_form=公司制 fund_total_assets=1亿元 fund_net_assets=1亿元 fund_senior=0元 "
    "fund_product_class=权益类 fund_junior=0元 fund_guide=2000万元 fund_local_invested=2600万元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "plan_lapsed",
    "方案2019-03-01批准，2020-03-02仍未设立，政府可以退出",
    "A fund not set up a year after its plan may be left",
    on="2020-03-02",
    given=WORKED,
    expect="set_up=不符合 结论=不符合",
)
POLICY.case(
    "last_day",
    "2020-03-01为最后一天，尚可",
    "The last day of the year still counts",
    on="2020-03-01",
    given=WORKED,
    expect="set_up=符合 结论=符合",
)
POLICY.case(
    "return_times",
    "假定返投1.5倍：出资2000万元应投3000万元，已投2600万元为1.3倍，还差400万元",
    "Supposing 1.5 times: 1.3 reached, 4 million to go",
    on="2020-03-01",
    given=WORKED,
    expect="local_needed=3000万元 local_times=130% local_gap=400万元",
    figures="guidance_fund_return_times=1.5倍",
)
