"""河北省科技小巨人: the two libraries of 2014, for giants and for those being cultivated (Hebei).

Later criteria may be looser; nobody has found them, so the floors of sales are dated figures that one edit renews.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import (
    ASSETS,
    HEB_TECH_SME_CERTIFICATE,
    INDUSTRY_KIND,
    LIABILITIES,
    MAIN_INCOME,
    NET_PROFIT,
    RD_SPENDING,
    RD_STAFF,
    SALES,
    STAFF,
)
from kechuang.rules.declare import choice, dated, unknown, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tables import mean_growth
from kechuang.rules.tree import Node, called, divided, when

SERVICES = ("软件业", "科技服务业", "其他服务业")

CRITERIA = Document(
    "河北省科技小巨人企业库和科技小巨人培育库入库条件",
    "",
    None,
    (
        "基本条件（科技型中小企业）",
        "基本条件（创新能力）",
        "基本条件（研发部门）",
        "基本条件（研发投入）",
        "基本条件（研发人员）",
        "基本条件（成长性）",
        "基本条件（财务与信用）",
        "基本条件（管理）",
        "小巨人库销售收入",
        "培育库销售收入",
        "申报程序",
    ),
)

LIBRARY = choice("heb_giant_library", "申请进入的库", ("小巨人库", "培育库"), time="day")
POTENTIAL = yes_no("heb_giant_potential", "发展潜力大，可放宽培育库销售收入要求", judged=True)

POLICY = Policy(
    "heb_giant",
    "河北省科技小巨人",
    "Hebei technology giants: two libraries",
    subject="enterprise",
    reference="application",
    grants=Sentence("纳入科技小巨人企业库或培育库", "Entry into the library of giants or of those being cultivated"),
    aliases=("科技小巨人", "科技小巨人企业", "科技小巨人培育库"),
    procedure=Procedure("recognition"),
)


@POLICY.since("2014-09-01", documents=(CRITERIA,), confidence="S")
def v2014(v: Version) -> None:
    """The libraries as opened in September 2014."""
    v.must(
        "recognised",
        "已认定为科技型中小企业",
        HEB_TECH_SME_CERTIFICATE,
        CRITERIA("基本条件（科技型中小企业）"),
        evidence=("科技型中小企业证书",),
    )
    v.judge("leading", "创新能力在细分领域居全国前列", CRITERIA("基本条件（创新能力）"), evidence=("行业地位证明",))
    v.judge("department", "设有能力较强的研发部门", CRITERIA("基本条件（研发部门）"), evidence=("研发部门材料",))
    figures(v)
    v.judge("credit", "信用等级良好", CRITERIA("基本条件（财务与信用）"), evidence=("信用等级证明",))
    v.judge("management", "管理团队良好，风险控制和规章制度健全", CRITERIA("基本条件（管理）"))
    library(v)
    v.beyond(CRITERIA("申报程序"), "process", "向当地科技局申报，审核后逐级上报")
    levers(v)


def figures(v: Version) -> None:
    """What both libraries ask in numbers."""
    v.must(
        "rd",
        "研发投入占当年主营业务收入的比例不低于5%",
        divided(RD_SPENDING, MAIN_INCOME[0]) >= "5%",
        CRITERIA("基本条件（研发投入）"),
        evidence=("财务报表",),
    )
    v.must(
        "rd_staff",
        "直接从事研发的人员占职工总数的比例不低于10%",
        divided(RD_STAFF, STAFF) >= "10%",
        CRITERIA("基本条件（研发人员）"),
        evidence=("研发人员名单",),
    )
    income = called("近三年主营业务收入平均增长率", mean_growth(*MAIN_INCOME))
    profit = called("近三年净利润平均增长率", mean_growth(*NET_PROFIT))
    v.must(
        "growth",
        "近三年主营业务收入或净利润平均增长率不低于20%（按各年增长率的算术平均）",
        (income >= "20%") | (profit >= "20%"),
        CRITERIA("基本条件（成长性）"),
        confidence="K-med",
        evidence=("近三年财务报表",),
    )
    v.must(
        "debt",
        "资产负债率不超过70%",
        called("资产负债率", divided(LIABILITIES, ASSETS)) <= "70%",
        CRITERIA("基本条件（财务与信用）"),
    )


def library(v: Version) -> None:
    """The floor of sales of the library applied for; both are shown."""
    giant, cultivated = CRITERIA("小巨人库销售收入"), CRITERIA("培育库销售收入")
    makes = INDUSTRY_KIND.is_("制造业")
    relaxed = makes & POTENTIAL & (SALES[0] >= floor("heb_giant_relaxed", "培育库放宽后制造业", "3000万元"))
    ways = [
        v.part(
            "giant",
            "小巨人库：制造业销售收入不低于1亿元，软件和服务业不低于3000万元",
            SALES[0] >= by_kind("heb_giant", "小巨人库", "10000万元", "3000万元"),
            giant,
        ),
        v.part(
            "cultivation",
            "培育库：制造业销售收入不低于5000万元（潜力大的可放宽至3000万元），软件和服务业不低于2000万元",
            (SALES[0] >= by_kind("heb_giant_cultivation", "培育库", "5000万元", "2000万元")) | relaxed,
            cultivated,
        ),
    ]
    v.must(
        "sales",
        "销售收入达到所申请的库的要求",
        (LIBRARY.is_("小巨人库") & ways[0].test) | (LIBRARY.is_("培育库") & ways[1].test),
        giant,
        parts=ways,
    )


def by_kind(name: str, label: str, making: str, service: str) -> Node:
    """The floor of a library for manufacturing and for software and services; none is known for the rest."""
    rest = unknown(f"{name}_other", f"{label}其他行业销售收入下限", "元", CRITERIA(f"{label}销售收入"))
    in_services = when(INDUSTRY_KIND.is_(*SERVICES), floor(f"{name}_service", f"{label}软件和服务业", service), rest)
    return when(INDUSTRY_KIND.is_("制造业"), floor(f"{name}_making", f"{label}制造业", making), in_services)


def floor(name: str, label: str, value: str) -> Node:
    """A dated floor of sales."""
    part = "小巨人库销售收入" if label.startswith("小巨人库") else "培育库销售收入"
    return dated(name, f"{label}销售收入下限", "元", {"2014-09-01": value}, CRITERIA(part), "S")


def levers(v: Version) -> None:
    """What an enterprise can do; the costs are planning figures."""
    v.always(RD_STAFF <= STAFF, LIABILITIES >= "0元")
    v.lever("spend_rd", "增加研发投入", {RD_SPENDING: 10_000}, "1万元", most=3000, months=12)
    v.lever("hire_rd", "招聘研发人员", {RD_STAFF: 1, STAFF: 1}, "12万元", most=80, months=6)
    v.lever("move_rd", "将在职职工转为研发人员", {RD_STAFF: 1}, "2万元", most=80, months=6)
    v.lever("sell", "扩大主营业务销售", {SALES[0]: 100_000, MAIN_INCOME[0]: 100_000}, "1万元", most=1000, months=12)
    v.lever("repay", "偿还债务", {LIABILITIES: -100_000, ASSETS: -100_000}, "10万元", most=500, months=6)


WORKED = (
    "heb_tech_sme_certificate=是 industry_kind=制造业 heb_giant_library=小巨人库 sales_y1=12000万元 "
    "rd_spending=600万元 rd_staff=10 staff=100 main_income_y1=10800万元 main_income_y2=9000万元 "
    "main_income_y3=7500万元 liabilities=7000万元 assets=10000万元 heb_giant_leading=是 heb_giant_department=是 "
    "heb_giant_credit=是 heb_giant_management=是"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "at_every_edge",
    "销售1.2亿元；研发人员10%、收入年均增长20%、负债率70%，均在边上，符合",
    "Research staff 10 %, growth 20 %, debt 70 %: at every edge, and in",
    on="2017-06-01",
    given=WORKED,
    expect="rd=符合 rd_staff=符合 growth=符合 debt=符合 sales=符合 结论=符合",
)
POLICY.case(
    "not_judged",
    "四项定性条件还没有人认定，待定",
    "Nobody has judged the four qualitative conditions yet",
    on="2017-06-01",
    given=WORKED + " heb_giant_leading= heb_giant_department= heb_giant_credit= heb_giant_management=",
    expect="结论=待定",
)
POLICY.case(
    "cultivated",
    "销售6000万元达不到小巨人库，可进培育库",
    "Sales of 60 million are for the library of those being cultivated",
    on="2017-06-01",
    given=WORKED + " sales_y1=6000万元",
    expect="giant=不符合 cultivation=符合",
)
