"""科技型中小企业贷款风险补偿: which loans enter the pool, and what a bank is paid when one goes bad (Hebei 2016).

Shares, caps and bonuses are dated figures, so that another place's own table can be laid over them.
"""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import HEB_TECH_SME_CERTIFICATE, IN_HEBEI
from kechuang.policies.vocabulary.finance import (
    FIRST_LOAN,
    INTEREST_LOST,
    LOAN,
    LOAN_CLASS,
    LOAN_GRANTED,
    LOAN_MONTHS,
    LOAN_RATE,
    LOAN_SECURITY,
    PRINCIPAL_LOST,
)
from kechuang.policies.vocabulary.unrecorded import AS_MONEY
from kechuang.rules.declare import dated, unknown
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import Node, called, node, soft, when

RULES = Document(
    "河北省科技型中小企业贷款风险补偿实施细则（试行）",
    "",
    None,
    ("企业条件", "贷款额度", "贷款期限", "贷款利率", "补偿条件", "补偿比例", "结算"),
)
CENTRAL_BANK = Document(
    "中国人民银行贷款基准利率", "", date(2015, 10, 24), ("一年期", "一至五年期", "五年期以上", "改革后")
)

POLICY = Policy(
    "loan_cover",
    "科技型中小企业贷款风险补偿",
    "Cover of loans to technology SMEs",
    subject="loan",
    reference="act",
    grants=Sentence("贷款纳入风险补偿，损失按比例补偿", "The loan is covered; losses are shared"),
    aliases=("贷款风险补偿", "风险补偿"),
    unrecorded=AS_MONEY,
)


@POLICY.since("2016-08-30", documents=(RULES, CENTRAL_BANK), confidence="S")
def v2016(v: Version) -> None:
    """Loans in principle up to 5 million, a year and longer, at most 30 % above the benchmark; 70 % of the loss."""
    firm = RULES("企业条件")
    v.must("firm", "省内注册、列入公布名单的科技型中小企业", IN_HEBEI & HEB_TECH_SME_CERTIFICATE, firm)
    v.judge("industry", "符合产业政策", firm)
    most = figure("loan_cover_most", "单户贷款额度上限", "元", "500万元", "贷款额度")
    v.must("size", "单户贷款原则上不超过500万元", soft(LOAN <= most), RULES("贷款额度"))
    v.must("term", "贷款期限不少于12个月", LOAN_MONTHS >= "12个月", RULES("贷款期限"))
    over = figure("loan_cover_rate_over", "贷款利率上浮幅度上限", "", "30%", "贷款利率")
    ceiling = called("利率上限", benchmark() * (over + 1))
    v.must("rate", "贷款利率上浮不超过基准利率的30%", LOAN_RATE <= ceiling, RULES("贷款利率"))
    v.grant("ceiling", "贷款利率上限", ceiling, RULES("贷款利率"))
    compensation(v)
    v.beyond(RULES("结算"), "process", "按年通过省分行或总行结算")


def compensation(v: Version) -> None:
    """A share of what was lost, once the loan is classed substandard or worse."""
    bad = LOAN_CLASS.is_("次级", "可疑", "损失")
    interest = figure("loan_cover_interest", "利息损失计入比例", "", "0%", "补偿条件")
    lost = called("可补偿损失", PRINCIPAL_LOST + when(interest > "0%", INTEREST_LOST * interest, "0元"))
    v.grant("lost", "可补偿损失", when(bad, lost, "0元"), RULES("补偿条件"))
    v.grant("share", "补偿比例", share(), RULES("补偿比例"))
    v.grant("paid", "补偿金额", when(bad, lost * share(), "0元"), RULES("补偿比例"))


def share() -> Node:
    """The share by security, and a bonus where a place gives one for first loans and light security."""
    light = figure("loan_cover_share", "信用、专利质押贷款补偿比例", "", "70%", "补偿比例")
    backed = unknown("loan_cover_share_guaranteed", "保证担保贷款补偿比例", "", RULES("补偿比例"))
    other = unknown("loan_cover_share_other", "其他担保方式贷款补偿比例", "", RULES("补偿比例"))
    bonus = figure("loan_cover_bonus", "首贷、信用和质押贷款增加的比例", "", "0%", "补偿比例")
    kind = when(LOAN_SECURITY.is_("信用", "专利质押"), light, when(LOAN_SECURITY.is_("保证担保"), backed, other))
    pledged = LOAN_SECURITY.is_("信用", "专利质押", "其他知识产权质押", "应收账款质押")
    more = when(bonus > "0%", when(FIRST_LOAN | pledged, bonus, "0%"), "0%")
    return called("补偿比例", kind + more)


def benchmark() -> Node:
    """The benchmark rate on the day of the loan; what replaces it since the reform of 2019 is not decided."""
    since: dict[str, str | None] = {"2015-10-24": "4.35%"}
    one = dated("benchmark_one_year", "一年期贷款基准利率", "", since, CENTRAL_BANK("一年期"), "K-high")
    five = dated(
        "benchmark_five_years",
        "一至五年期贷款基准利率",
        "",
        {"2015-10-24": "4.75%"},
        CENTRAL_BANK("一至五年期"),
        "K-high",
    )
    longer = unknown("benchmark_longer", "五年期以上贷款基准利率", "", CENTRAL_BANK("五年期以上"))
    reformed = unknown("benchmark_reformed", "利率改革后采用的基准", "", CENTRAL_BANK("改革后"))
    before = when(LOAN_MONTHS <= "12个月", one, when(LOAN_MONTHS <= "60个月", five, longer))
    return called("基准利率", when(LOAN_GRANTED >= node(date(2019, 8, 20)), reformed, before))


def figure(name: str, label: str, of: str, value: str, part: str) -> Node:
    """Hebei's figure, replaced by a place's own where it has one."""
    return dated(name, label, of, {"2016-08-30": value}, RULES(part), "S")


WORKED = (
    "registered_in_hebei=是 heb_tech_sme_certificate=是 loan_cover_industry=是 loan_principal=400万元 "
    "loan_months=12 loan_rate=5.655% loan_granted=2017-03-01 loan_class=次级 loan_principal_lost=200万元 "
    "loan_interest_lost=0元 loan_security=信用 loan_first=否"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "substandard",
    "信用贷款本金损失200万元，分类为次级，补偿70%即140万元；利率恰为基准上浮30%",
    "A credit loan classed substandard: 70 % of a loss of 2 million",
    on="2018-06-01",
    given=WORKED,
    expect="rate=符合 paid=140万元 结论=符合",
)
POLICY.case(
    "special_mention",
    "分类为关注，尚不补偿",
    "Special mention is not yet enough",
    on="2018-06-01",
    given=WORKED + " loan_class=关注",
    expect="paid=0元",
)
POLICY.case(
    "above_cap",
    "单户600万元，原则上不超过500万元，由人工研判",
    "6 million to one firm: in principle too much, for a person to judge",
    on="2018-06-01",
    given=WORKED + " loan_principal=600万元",
    expect="size=待定 结论=待定",
)
POLICY.case(
    "anhui_pledge",
    "安徽：直接贷款、知识产权质押，损失100万元，补偿35万元",
    "Anhui: a pledge of rights, 35 % of a million",
    on="2022-06-01",
    given=WORKED + " loan_security=专利质押 loan_principal_lost=100万元",
    expect="paid=35万元",
    place="340000",
)
POLICY.case(
    "anhui_guaranteed",
    "安徽：保证担保，补偿20万元",
    "Anhui: guaranteed, 20 %",
    on="2022-06-01",
    given=WORKED + " loan_security=保证担保 loan_principal_lost=100万元",
    expect="paid=20万元",
    place="340000",
)
