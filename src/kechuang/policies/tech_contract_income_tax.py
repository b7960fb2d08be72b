"""技术转让所得减免企业所得税: the first five million yuan of a year exempt, the rest taxed on half."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.contract import CONTRACT_RECOGNISED
from kechuang.policies.vocabulary.enterprise import RESIDENT
from kechuang.policies.vocabulary.unrecorded import IN_TAX_RETURN
from kechuang.rules.declare import choice, money, number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import Node, all_of, best_of, called, least_of, node, when

LAW = Document("中华人民共和国企业所得税法", "", date(2007, 3, 16), ("第二十七条第四项",))
REGULATION = Document("中华人民共和国企业所得税法实施条例", "", date(2007, 12, 6), ("第九十条",))
INCOME = Document(
    "关于技术转让所得减免企业所得税有关问题的通知", "国税函〔2009〕212号", None, ("技术转让所得", "单独核算")
)
SCOPE = Document(
    "关于居民企业技术转让有关企业所得税政策问题的通知",
    "财税〔2010〕111号",
    None,
    ("技术范围", "独占许可", "合同认定", "关联关系"),
)
RATE = Document("关于进一步明确企业所得税过渡期优惠政策执行口径问题的通知", "国税函〔2010〕157号", None, ("适用税率",))
ZONES = Document(
    "关于将国家自主创新示范区有关税收试点政策推广到全国范围实施的通知", "财税〔2015〕116号", None, ("非独占许可",)
)
LICENCE = Document(
    "关于许可使用权技术转让所得企业所得税有关问题的公告", "国家税务总局公告2015年第82号", None, ("技术转让所得",)
)

OBJECT = choice(
    "transfer_object",
    "转让的技术",
    ("专利", "外观设计专利", "计算机软件著作权", "集成电路布图设计", "植物新品种", "生物医药新品种", "其他"),
    "专利含国防专利",
    time="year",
)
SIMPLE_DESIGN = yes_no("transfer_simple_design", "外观设计仅简单改变产品图案和形状", judged=True)
NAMED = yes_no("transfer_object_named", "属于财政部和国家税务总局确定的其他技术", judged=True)
MODE = choice("transfer_mode", "转让方式", ("所有权", "全球独占许可", "非独占许可"), time="year")
LICENCE_YEARS = number("transfer_licence_years", "许可使用年限", "年", time="year")
OWN_TECHNOLOGY = yes_no("transfer_own_technology", "许可的技术由本企业拥有所有权", evidence=("权属证明",), time="year")
CROSS_BORDER = yes_no("transfer_cross_border", "跨境技术转让", time="year")
COMMERCE = yes_no("transfer_commerce", "已经省级以上商务部门认定", evidence=("技术出口合同登记证",), time="year")
STATE_MONEY = yes_no("transfer_state_money", "技术由财政资金资助形成", time="year")
STATE_APPROVAL = yes_no("transfer_state_approval", "已经省级以上科技主管部门审批", evidence=("审批文件",), time="year")
SEPARATE = yes_no("transfer_separate", "技术转让所得单独核算", evidence=("核算资料",), time="year")
WHOLLY_RELATED = yes_no("transfer_wholly_related", "与受让方直接或间接持股达到100%", time="year")
PRICE = money("transfer_price", "当年技术转让收入", "不含与转让无关的设备、材料等收入", bound=10**11, time="year")
COST = money(
    "transfer_cost", "转让技术的成本或摊销", "所有权为计税成本；许可为无形资产摊销额", bound=10**11, time="year"
)
TAXES = money("transfer_taxes", "相关税费", bound=10**11, time="year")
SHARED = money("transfer_shared", "应分摊的期间费用", "仅许可使用权转让分摊", bound=10**11, time="year")

POLICY = Policy(
    "tech_contract_income_tax",
    "技术转让所得减免企业所得税",
    "Income tax relief of technology transfer",
    subject="enterprise",
    reference="tax_year",
    grants=Sentence("500万元以内免征，超过部分减半征收", "Exempt up to 5 million yuan, the rest taxed on half"),
    aliases=("技术转让所得税减免",),
    unrecorded=IN_TAX_RETURN,
)


@POLICY.since("2008-01-01", documents=(LAW, REGULATION, INCOME, SCOPE, RATE), confidence="S")
def v2008(v: Version) -> None:
    """Ownership, or a global exclusive licence of five years and more."""
    exclusive = MODE.is_("全球独占许可") & (LICENCE_YEARS >= "5年")
    mode = MODE.is_("所有权") | exclusive
    v.must("mode", "转让所有权，或5年以上全球独占许可", mode, SCOPE("独占许可"), confidence="K-med")
    relief(v, income())


@POLICY.since("2015-10-01", documents=(LAW, REGULATION, INCOME, SCOPE, RATE, ZONES, LICENCE), confidence="S")
def v2015(v: Version) -> None:
    """Non-exclusive licences of own technology for five years and more too."""
    years = LICENCE_YEARS >= "5年"
    mode = MODE.is_("所有权") | (years & (MODE.is_("全球独占许可") | (MODE.is_("非独占许可") & OWN_TECHNOLOGY)))
    v.must("mode", "转让所有权，或5年以上独占、非独占许可（非独占须为自有技术）", mode, ZONES("非独占许可"))
    v.beyond(SCOPE("独占许可"), "coded", "独占许可与非独占许可一并判断")
    v.beyond(LICENCE("技术转让所得"), "coded", "许可所得另减应分摊的期间费用")
    relief(v, when(MODE.is_("所有权"), income(), income() - SHARED))


def income() -> Node:
    """Income of a transfer; since October 2015 a licence bears its share of the period's expenses as well."""
    return PRICE - COST - TAXES


def relief(v: Version, net: Node) -> None:
    """What else is asked, and the tax on the income with and without the relief at the rate of 25 %."""
    v.must("resident", "居民企业", RESIDENT, LAW("第二十七条第四项"))
    design = OBJECT.is_("外观设计专利") & ~SIMPLE_DESIGN
    others = OBJECT.is_("其他") & NAMED
    covered = OBJECT.is_("专利", "计算机软件著作权", "集成电路布图设计", "植物新品种", "生物医药新品种")
    v.must("object", "属于规定范围内的技术", covered | design | others, SCOPE("技术范围"))
    v.must(
        "recognised",
        "境内转让经省级以上科技部门认定，跨境转让经省级以上商务部门认定",
        when(CROSS_BORDER, COMMERCE, CONTRACT_RECOGNISED),
        SCOPE("合同认定"),
    )
    v.must("state_money", "财政资金形成的技术经省级以上科技部门审批", ~STATE_MONEY | STATE_APPROVAL, SCOPE("合同认定"))
    v.must("separate", "所得单独核算", SEPARATE, INCOME("单独核算"), confidence="K-high")
    v.must("unrelated", "与受让方不存在100%持股关系", ~WHOLLY_RELATED, SCOPE("关联关系"), confidence="K-high")
    fits = all_of(*(c.test for c in v.conditions))
    earned = called("技术转让所得", best_of(net, "0元"))
    exempt = least_of(earned, "500万元")
    v.grant("income", "技术转让所得", net, INCOME("技术转让所得"))
    v.grant("exempt", "免征所得额", when(fits, exempt, "0元"), LAW("第二十七条第四项"))
    halved = best_of(earned - "500万元", "0元")
    v.grant("halved", "减半征收所得额", when(fits, halved, "0元"), REGULATION("第九十条"))
    full = earned * node("25%")
    v.grant("tax", "应纳企业所得税（减半部分适用25%税率）", when(fits, halved * "12.5%", full), RATE("适用税率"))
    v.grant("saved", "比不享受减免少缴", when(fits, full - halved * "12.5%", "0元"), RATE("适用税率"))


WORKED = (
    "transfer_mode=所有权 transfer_licence_years=0 resident=是 transfer_object=专利 transfer_cross_border=否 "
    "contract_recognised=是 transfer_state_money=否 transfer_separate=是 transfer_wholly_related=否 "
    "transfer_price=800万元 transfer_cost=0元 transfer_taxes=0元 transfer_shared=0元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "eight_million",
    "技术转让所得800万元：500万元免征，300万元减半，税37.5万元（原应200万元）",
    "Income of 8 million: 5 exempt, 3 taxed on half, 375,000 of tax instead of 2 million",
    on="2018-12-31",
    given=WORKED,
    expect="exempt=500万元 halved=300万元 tax=37.5万元 saved=162.5万元",
)
POLICY.case(
    "licence_four_years",
    "非独占许可4年，不足5年，不减免",
    "A non-exclusive licence of four years: no relief",
    on="2018-12-31",
    given=WORKED + " transfer_mode=非独占许可 transfer_own_technology=是 transfer_licence_years=4",
    expect="结论=不符合 tax=200万元",
)
POLICY.case(
    "licence_five_years",
    "非独占许可恰为5年，可以减免",
    "A non-exclusive licence of exactly five years: relief",
    on="2018-12-31",
    given=WORKED + " transfer_mode=非独占许可 transfer_own_technology=是 transfer_licence_years=5",
    expect="结论=符合 tax=37.5万元",
)
