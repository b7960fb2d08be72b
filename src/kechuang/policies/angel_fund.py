"""天使投资子基金: what a sub-fund of Hebei's angel guidance fund must be, and the limits of each investment."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.finance import (
    FUND_FORM,
    FUND_GUIDE,
    FUND_IN_HEBEI,
    FUND_LARGEST_OTHER,
    FUND_SIZE,
    sum_of_money,
)
from kechuang.policies.vocabulary.unrecorded import BY_FUND
from kechuang.rules.declare import number, unknown, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import called, divided, least_of

RULES = Document(
    "河北省天使投资引导基金实施细则（暂行）",
    "",
    None,
    (
        "子基金注册",
        "子基金规模",
        "组织形式",
        "引导基金出资",
        "资金到位",
        "投资对象",
        "单项投资限额",
        "控制权",
        "省内投资比例",
    ),
)

CASH = sum_of_money("fund_cash", "子基金货币出资额")
PRIVATE_FIRST = yes_no("fund_private_first", "社会资本先于引导基金到位", evidence=("出资证明",))
EARLY_STAGE = yes_no("fund_early_stage", "被投资企业为种子期、初创期科技型企业", judged=True)
INVESTED = sum_of_money("fund_invested_in_firm", "对单个企业累计投资额", time="day")
SHARE_HELD = number("fund_share_of_firm", "持有被投资企业的股权比例", "", bound=1, time="day")
CONTROLS = yes_no("fund_controls_firm", "以其他方式控制被投资企业")
IN_PROVINCE = number("fund_in_province_share", "投资于省内企业的资金比例", "", bound=1, time="day")

POLICY = Policy(
    "angel_fund",
    "天使投资子基金",
    "Sub-funds of the angel guidance fund",
    subject="fund",
    reference="act",
    grants=Sentence("引导基金参股子基金", "The guidance fund takes a share"),
    aliases=("天使投资引导基金", "天使基金"),
    unrecorded=BY_FUND,
)


@POLICY.since("2017-01-01", documents=(RULES,), confidence="S")
def v2017(v: Version) -> None:
    """As published in 2017."""
    v.must("place", "在河北省内注册", FUND_IN_HEBEI, RULES("子基金注册"), evidence=("营业执照",))
    v.must("cash", "货币出资不低于1000万元", CASH >= "1000万元", RULES("子基金规模"), evidence=("验资报告",))
    v.must("form", "公司制或有限合伙制", FUND_FORM.is_("公司制", "有限合伙制"), RULES("组织形式"))
    guide = RULES("引导基金出资")
    share = called("引导基金出资比例", divided(FUND_GUIDE, FUND_SIZE))
    v.must("guide", "引导基金出资比例不超过35%", share <= "35%", guide)
    v.must("not_largest", "引导基金不是最大出资人", FUND_GUIDE < FUND_LARGEST_OTHER, guide)
    v.must("private_first", "社会资本先到位", PRIVATE_FIRST, RULES("资金到位"))
    v.must("target", "投向种子期、初创期科技型企业", EARLY_STAGE, RULES("投资对象"))
    v.must("single", "对单个企业投资不超过500万元", INVESTED <= "500万元", RULES("单项投资限额"))
    v.must("control", "不取得控制权（持股不超过50%）", (SHARE_HELD <= "50%") & ~CONTROLS, RULES("控制权"))
    least = unknown("angel_fund_in_province", "省内投资比例下限", "", RULES("省内投资比例"))
    v.must("in_province", "投资于省内企业的比例达到要求", IN_PROVINCE >= least, RULES("省内投资比例"))
    v.grant("most", "引导基金出资上限", least_of(FUND_SIZE * "35%", FUND_LARGEST_OTHER), guide)
    v.always(FUND_GUIDE <= FUND_SIZE, FUND_LARGEST_OTHER <= FUND_SIZE)


WORKED = (
    "fund_in_hebei=是 fund_cash=2000万元 fund_form=有限合伙制 fund_size=2000万元 fund_guide=700万元 "
    "fund_largest_other=800万元 fund_private_first=是 fund_early_stage=是 fund_invested_in_firm=500万元 "
    "fund_share_of_firm=20% fund_controls_firm=否"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "single_at_the_edge",
    "单个企业恰为500万元，引导基金恰占35%，符合；省内投资比例没有查到，结论待定",
    "Exactly 5 million in one firm and 35 % from the guidance fund",
    on="2018-06-01",
    given=WORKED,
    expect="single=符合 guide=符合 结论=待定",
)
POLICY.case(
    "single_above",
    "单个企业501万元，不符合",
    "5.01 million are too much",
    on="2018-06-01",
    given=WORKED + " fund_invested_in_firm=501万元",
    expect="single=不符合 结论=不符合",
)
POLICY.case(
    "control",
    "取得51%股权即控制，不符合",
    "51 % are control",
    on="2018-06-01",
    given=WORKED + " fund_share_of_firm=51%",
    expect="control=不符合 结论=不符合",
)
