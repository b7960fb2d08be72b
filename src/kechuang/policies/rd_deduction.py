"""研发费用加计扣除: the extra deduction of R&D costs, by tax year and kind of enterprise.

Asked for a day of the tax year, best its last: what was announced within a year counts from its own day.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import INDUSTRY_KIND, RESIDENT
from kechuang.policies.vocabulary.rd_costs import (
    ABROAD,
    ABROAD_REGISTERED,
    ALLOCATED,
    ASSET_AMORTISATION,
    AUDITED_COLLECTION,
    BREAKDOWN,
    COMMISSIONED,
    CONTRACTS_REGISTERED,
    FIRM_KIND,
    GROSS_INCOME,
    HEADS,
    INVESTMENT_INCOME,
    LISTED_INCOME,
    MANUFACTURING_INCOME,
    NATIONAL_TECH_SME,
    NON_TAXABLE_INCOME,
    OTHER,
    OTHER_BY_PROJECT,
    RELATED,
    SPECIAL_INCOME,
    cost,
)
from kechuang.policies.vocabulary.unrecorded import IN_TAX_RETURN
from kechuang.rules.declare import choice, yes_no
from kechuang.rules.parameters import Citation
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import Node, all_of, any_of, best_of, called, divided, least_of, node, when

TRIAL = Document(
    "企业研究开发费用税前扣除管理办法（试行）",
    "国税发〔2008〕116号",
    date(2008, 12, 10),
    ("适用范围", "费用范围", "委托研发", "加计比例"),
)
NOTICE = Document(
    "关于完善研究开发费用税前加计扣除政策的通知",
    "财税〔2015〕119号",
    date(2015, 11, 2),
    ("适用范围", "费用范围", "不适用的活动", "其他相关费用限额", "委托研发", "加计比例", "第四条", "追溯享受"),
)
DETAIL = Document(
    "关于企业研究开发费用税前加计扣除政策有关问题的公告",
    "国家税务总局公告2015年第97号",
    None,
    ("第四条", "财政性资金", "特殊收入", "留存备查资料"),
)
SME_2017 = Document("关于提高科技型中小企业研究开发费用税前加计扣除比例的通知", "财税〔2017〕34号", None, ("加计比例",))
ALL_2018 = Document("关于提高研究开发费用税前加计扣除比例的通知", "财税〔2018〕99号", date(2018, 9, 20), ("加计比例",))
ABROAD_2018 = Document(
    "关于企业委托境外研究开发费用税前加计扣除有关政策问题的通知",
    "财税〔2018〕64号",
    date(2018, 6, 25),
    ("委托境外研发", "合同登记", "留存备查资料"),
)
EXTENDED = Document("关于延长部分税收优惠政策执行期限的公告", "公告2021年第6号", None, ("执行期限",))
MAKERS_2021 = Document(
    "关于进一步完善研发费用税前加计扣除政策的公告", "公告2021年第13号", None, ("加计比例", "预缴享受")
)
POOLED_2021 = Document(
    "关于进一步落实研发费用加计扣除政策有关问题的公告", "公告2021年第28号", None, ("其他相关费用限额",)
)
SME_2022 = Document(
    "关于进一步提高科技型中小企业研发费用税前加计扣除比例的公告", "公告2022年第16号", None, ("加计比例",)
)
QUARTER_2022 = Document(
    "关于加大支持科技创新税前扣除力度的公告", "公告2022年第28号", None, ("加计比例", "第四季度费用")
)
ALL_2023 = Document("关于进一步完善研发费用税前加计扣除政策的公告", "公告2023年第7号", None, ("加计比例",))
PREPAID_2023 = Document(
    "关于优化预缴申报享受研发费用加计扣除政策有关事项的公告", "公告2023年第11号", None, ("预缴享受",)
)
CHIPS_2023 = Document(
    "关于提高集成电路和工业母机企业研发费用加计扣除比例的公告", "公告2023年第44号", None, ("加计比例",)
)

SINGLE_PROJECT = yes_no("rdd_single_project", "当年只有一个研发项目", time="year")
EIGHT_HEADS = cost("rdd_eight_heads", "规定范围内的八项研发费用合计")
QUARTER_METHOD = choice(
    "rdd_quarter_method", "第四季度研发费用计算方法", ("按实际发生数", "按全年数的十二分之三"), time="year"
)
QUARTER_COST = cost("rdd_quarter_cost", "第四季度实际发生的可加计扣除研发费用")

POLICY = Policy(
    "rd_deduction",
    "研发费用加计扣除",
    "Super-deduction of R&D costs",
    subject="enterprise",
    reference="tax_year",
    grants=Sentence("研发费用按比例加计扣除", "An extra deduction of R&D costs from taxable income"),
    aliases=("加计扣除", "研发加计扣除"),
    unrecorded=IN_TAX_RETURN,
)


@POLICY.since("2008-01-01", documents=(TRIAL,), confidence="K-med")
def v2008(v: Version) -> None:
    """Named fields and eight closed heads; commissioned work in full."""
    v.must("resident", "境内居民企业", RESIDENT, TRIAL("适用范围"))
    v.must("accounts", "查账征收，能准确归集研发费用", AUDITED_COLLECTION, TRIAL("适用范围"))
    v.judge("field", "研发活动属于规定的高新技术领域或产业化重点领域", TRIAL("费用范围"))
    work = nothing_or(COMMISSIONED, BREAKDOWN, COMMISSIONED)
    base = called("加计扣除基数", EIGHT_HEADS + work)
    v.grant("commissioned", "可计入的委托研发费用", work, TRIAL("委托研发"))
    v.grant("base", "加计扣除基数", base, TRIAL("费用范围"))
    extra(v, base, node("50%"), TRIAL("加计比例"))


@POLICY.since("2016-01-01", documents=(NOTICE, DETAIL))
def v2016(v: Version) -> None:
    """Open to all activities but seven; six heads, the last capped by project; nothing for work abroad."""
    conditions(v)
    extra(v, base_of(v, domestic(v, other_by_project())), node("50%"), NOTICE("加计比例"))


@POLICY.since("2017-01-01", documents=(NOTICE, DETAIL, SME_2017))
def v2017(v: Version) -> None:
    """Technology-based SMEs take 75 %."""
    conditions(v)
    share = when(NATIONAL_TECH_SME, node("75%"), "50%")
    extra(v, base_of(v, domestic(v, other_by_project())), share, SME_2017("加计比例"))
    v.beyond(NOTICE("加计比例"), "coded", "其他企业仍为50%")


@POLICY.since("2018-01-01", documents=(NOTICE, DETAIL, ALL_2018, ABROAD_2018))
def v2018(v: Version) -> None:
    """All take 75 %; work commissioned abroad counts."""
    conditions(v)
    extra(v, with_abroad(v, other_by_project()), node("75%"), ALL_2018("加计比例"))
    v.beyond(NOTICE("加计比例"), "coded", "比例已提高")


@POLICY.since("2021-01-01", documents=(NOTICE, DETAIL, ABROAD_2018, EXTENDED, MAKERS_2021, POOLED_2021))
def v2021(v: Version) -> None:
    """Manufacturers take 100 %; the cap of other costs is pooled over all projects."""
    conditions(v)
    pooled(v)
    extra(v, with_abroad(v, other_pooled()), when(manufacturer(), node("100%"), "75%"), MAKERS_2021("加计比例"))
    v.beyond(MAKERS_2021("预缴享受"), "process", "10月预缴时可享受前三季度加计扣除")
    v.beyond(EXTENDED("执行期限"), "coded", "75%延长至2023年底")
    v.beyond(NOTICE("加计比例"), "coded", "比例已提高")


@POLICY.since("2022-01-01", documents=(NOTICE, DETAIL, ABROAD_2018, EXTENDED, MAKERS_2021, POOLED_2021, SME_2022))
def v2022(v: Version) -> None:
    """Technology-based SMEs take 100 % too."""
    conditions(v)
    pooled(v)
    full = manufacturer() | NATIONAL_TECH_SME
    extra(v, with_abroad(v, other_pooled()), when(full, node("100%"), "75%"), SME_2022("加计比例"))
    for cite, note in (
        (MAKERS_2021("加计比例"), "制造业企业100%"),
        (EXTENDED("执行期限"), "75%延长至2023年底"),
        (NOTICE("加计比例"), "比例已提高"),
    ):
        v.beyond(cite, "coded", note)
    v.beyond(MAKERS_2021("预缴享受"), "process", "10月预缴时可享受前三季度加计扣除")


@POLICY.since("2022-10-01", documents=(NOTICE, DETAIL, ABROAD_2018, MAKERS_2021, POOLED_2021, SME_2022, QUARTER_2022))
def v2022_fourth_quarter(v: Version) -> None:
    """Those still on 75 % take 100 % for the fourth quarter, by its own costs or as 3/12 of the year's."""
    conditions(v)
    pooled(v)
    full = manufacturer() | NATIONAL_TECH_SME
    base = with_abroad(v, other_pooled())
    by_share = QUARTER_METHOD.is_("按全年数的十二分之三")
    quarter = called("第四季度费用", when(by_share, base * Fraction(3, 12), least_of(QUARTER_COST, base)))
    rest = ASSET_AMORTISATION * when(full, node("100%"), "75%")
    more = when(full | (ASSET_AMORTISATION <= "0元"), rest, None)
    v.grant("quarter", "按100%计算的第四季度费用", when(full, "0元", quarter), QUARTER_2022("第四季度费用"))
    expensed = when(full, base, base * "75%" + quarter * "25%")
    v.grant("extra", "费用加计扣除额", expensed, QUARTER_2022("加计比例"))
    v.grant("amortised", "无形资产加计摊销额", more, QUARTER_2022("加计比例"))
    v.grant("total", "加计扣除合计", expensed + more, QUARTER_2022("加计比例"))
    for cite in (MAKERS_2021("加计比例"), SME_2022("加计比例"), NOTICE("加计比例")):
        v.beyond(cite, "coded", "全年适用100%的企业不另计第四季度")
    v.beyond(MAKERS_2021("预缴享受"), "process", "10月预缴时可享受前三季度加计扣除")


@POLICY.since("2023-01-01", documents=(NOTICE, DETAIL, ABROAD_2018, POOLED_2021, ALL_2023, PREPAID_2023, CHIPS_2023))
def v2023(v: Version) -> None:
    """All take 100 % with no end; integrated circuits and machine tools 120 % to the end of 2027."""
    conditions(v)
    pooled(v)
    chips = FIRM_KIND.is_("集成电路企业", "工业母机企业")
    extra(v, with_abroad(v, other_pooled()), when(chips, node("120%"), "100%"), CHIPS_2023("加计比例"))
    v.beyond(ALL_2023("加计比例"), "coded", "其他企业100%")
    since_2023(v)


@POLICY.since("2028-01-01", documents=(NOTICE, DETAIL, ABROAD_2018, POOLED_2021, ALL_2023, PREPAID_2023))
def v2028(v: Version) -> None:
    """The higher rate has ended; all take 100 %."""
    conditions(v)
    pooled(v)
    extra(v, with_abroad(v, other_pooled()), node("100%"), ALL_2023("加计比例"))
    since_2023(v)


def conditions(v: Version) -> None:
    """Who may deduct and which work counts, since 2016."""
    v.must("resident", "境内居民企业", RESIDENT, NOTICE("适用范围"))
    v.must("accounts", "查账征收，能准确归集研发费用", AUDITED_COLLECTION, NOTICE("适用范围"))
    v.judge("activity", "不属于常规升级、直接应用成果、售后支持等七类活动", NOTICE("不适用的活动"), evidence=PAPERS)
    earned = GROSS_INCOME - NON_TAXABLE_INCOME - INVESTMENT_INCOME
    v.must(
        "industry",
        "不适用行业收入占比不超过50%（收入总额减不征税收入和投资收益）",
        called("不适用行业收入占比", divided(LISTED_INCOME, earned)) <= "50%",
        DETAIL("第四条"),
    )
    v.beyond(NOTICE("第四条"), "coded", "不适用行业名单")
    v.beyond(DETAIL("财政性资金"), "definition", "各项费用不含以不征税收入支出的部分")
    v.clock("reclaim", "符合条件而未享受的追溯期限", 3, "年", NOTICE("追溯享受"))
    v.clock("papers", "留存备查资料保存期限", 10, "年", DETAIL("留存备查资料"))


PAPERS = (
    "研发项目计划书和立项决议",
    "研发机构或项目组编制和人员名单",
    "经登记的委托、合作研发合同",
    "人员、设备、无形资产的费用分配说明",
    "集中研发决算表和分摊明细",
    "研发支出辅助账和汇总表",
)


def pooled(v: Version) -> None:
    """Cite the place that pooled the cap; the article of 2015 stays as its origin."""
    v.beyond(NOTICE("其他相关费用限额"), "coded", "2021年度起各项目合并计算")


def other_by_project() -> tuple[Node, Citation]:
    """Other costs within each project's own cap; with one project the cap is worked out here."""
    single = least_of(OTHER, cap())
    return when(SINGLE_PROJECT, single, least_of(OTHER_BY_PROJECT, single)), NOTICE("其他相关费用限额")


def other_pooled() -> tuple[Node, Citation]:
    """Other costs within the cap over all projects together."""
    return least_of(OTHER, cap()), POOLED_2021("其他相关费用限额")


def cap() -> Node:
    """Other costs may be a tenth of all: heads 1 to 5 × 10 % ÷ (1 − 10 %)."""
    return five() * Fraction(1, 9)


def five() -> Node:
    """Heads 1 to 5."""
    return called("五项费用", HEADS[0] + HEADS[1] + HEADS[2] + HEADS[3] + HEADS[4])


def nothing_or(paid: Node, condition: Node, counted: Node) -> Node:
    """What counts if the condition holds; nothing paid counts nothing, whatever else is unknown."""
    return when(any_of(paid <= "0元", ~condition), "0元", counted)


def domestic(v: Version, other: tuple[Node, Citation]) -> Node:
    """Own, allocated and commissioned domestic costs, after the caps."""
    capped, cite = other
    v.grant("other_limit", "其他相关费用限额（按全部项目合并）", cap(), cite)
    v.grant("other", "可加计扣除的其他相关费用", capped, cite)
    papers = all_of(CONTRACTS_REGISTERED, ~RELATED | BREAKDOWN)
    work = nothing_or(COMMISSIONED, papers, COMMISSIONED * "80%")
    v.grant("commissioned", "可计入的委托境内研发费用（80%）", work, NOTICE("委托研发"))
    return called("境内符合条件的研发费用", five() + capped + ALLOCATED + work)


def base_of(v: Version, costs: Node) -> Node:
    """The base after special income, which takes it down to nothing at most."""
    base = called("加计扣除基数", best_of(costs - SPECIAL_INCOME, "0元"))
    v.grant("base", "加计扣除基数", base, NOTICE("费用范围"))
    v.beyond(DETAIL("特殊收入"), "coded", "冲减当年研发费用，不足冲减的按零计算")
    return base


def with_abroad(v: Version, other: tuple[Node, Citation]) -> Node:
    """The base with work commissioned abroad: 80 % of it, within two thirds of the domestic costs."""
    home = domestic(v, other)
    most = home * Fraction(2, 3)
    foreign = nothing_or(ABROAD, ABROAD_REGISTERED, least_of(ABROAD * "80%", most))
    v.grant("abroad", "可计入的委托境外研发费用", foreign, ABROAD_2018("委托境外研发"))
    v.beyond(ABROAD_2018("合同登记"), "coded", "由委托方向科技部门登记")
    v.beyond(
        ABROAD_2018("留存备查资料"), "process", "立项决议、人员名单、登记合同、辅助账、支付凭证和收款凭据、当年进展"
    )
    return base_of(v, home + foreign)


def manufacturer() -> Node:
    """Manufacturing is the main business and brings at least half of the year's total income."""
    share = called("制造业收入占比", divided(MANUFACTURING_INCOME, GROSS_INCOME))
    return INDUSTRY_KIND.is_("制造业") & (share >= "50%")


def extra(v: Version, base: Node, share: Node, cite: Citation) -> None:
    """The rate, the extra deduction of costs, that of amortisation, and the sum."""
    v.grant("rate", "加计比例", share, cite)
    v.grant("extra", "费用加计扣除额", base * share, cite)
    v.grant("amortised", "无形资产加计摊销额", ASSET_AMORTISATION * share, cite)
    v.grant("total", "加计扣除合计", (base + ASSET_AMORTISATION) * share, cite)


def since_2023(v: Version) -> None:
    """What the versions since 2023 share: older rates are history, relief comes at the July prepayment too."""
    v.beyond(NOTICE("加计比例"), "coded", "比例已提高")
    v.beyond(PREPAID_2023("预缴享受"), "process", "7月预缴时可享受上半年、10月预缴时可享受前三季度加计扣除")


WORKED = (
    "resident=是 audited_collection=是 rd_deduction_activity=是 gross_income=1000万元 non_taxable_income=0元 "
    "investment_income=0元 listed_income=0元 rdd_personnel=200万元 rdd_input=0元 rdd_depreciation=0元 "
    "rdd_amortisation=0元 rdd_design=0元 rdd_other=0元 rdd_single_project=是 rdd_allocated=0元 "
    "rdd_commissioned=0元 rdd_abroad=0元 rdd_special_income=0元 rdd_asset_amortisation=0元 national_tech_sme=否 "
    "industry_kind=其他 manufacturing_income=0元 rdd_firm_kind=其他企业"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "other_capped",
    "五项费用200万元，其他费用30万元：限额22.22万元，基数222.22万元，加计75%",
    "Other costs of 300,000 count up to a ninth of two million; 75 % of the base",
    on="2018-12-31",
    given=WORKED + " rdd_other=30万元",
    expect="other_limit=22.22万元 base=222.22万元 extra=166.67万元",
)
POLICY.case(
    "abroad_within",
    "境内300万元，委托境外100万元：80%为80万元，不超过境内的三分之二",
    "80 % of a million paid abroad is within two thirds of the domestic costs",
    on="2018-12-31",
    given=WORKED + " rdd_personnel=300万元 rdd_abroad=100万元 rdd_abroad_registered=是",
    expect="abroad=80万元 base=380万元 extra=285万元",
)
POLICY.case(
    "abroad_capped",
    "委托境外300万元：80%为240万元，超过境内的三分之二，只计200万元",
    "80 % of three million paid abroad is cut to two thirds of the domestic costs",
    on="2018-12-31",
    given=WORKED + " rdd_personnel=300万元 rdd_abroad=300万元 rdd_abroad_registered=是",
    expect="abroad=200万元 base=500万元 extra=375万元",
)
POLICY.case(
    "half_is_allowed",
    "批发零售收入60万元，占120万元的50%，恰为一半，仍可享受",
    "Exactly half from a listed industry is allowed",
    on="2018-12-31",
    given=WORKED + " gross_income=130万元 non_taxable_income=10万元 listed_income=60万元",
    expect="industry=符合 结论=符合",
)
POLICY.case(
    "above_half",
    "批发零售收入61万元，占50.83%，不得享受",
    "50.83 % from a listed industry is not",
    on="2018-12-31",
    given=WORKED + " gross_income=130万元 non_taxable_income=10万元 listed_income=61万元",
    expect="industry=不符合 结论=不符合",
)
POLICY.case(
    "manufacturer",
    "2021年制造业收入恰占50%，按100%加计",
    "A manufacturer by exactly half its income: 100 % in 2021",
    on="2021-12-31",
    given=WORKED + " industry_kind=制造业 manufacturing_income=500万元",
    expect="rate=100% extra=200万元",
)
POLICY.case(
    "not_manufacturer",
    "2021年制造业收入占49.9%，按75%加计",
    "49.9 % is not enough: 75 %",
    on="2021-12-31",
    given=WORKED + " industry_kind=制造业 manufacturing_income=499万元",
    expect="rate=75% extra=150万元",
)
POLICY.case(
    "scrap",
    "费用50万元，下脚料等收入60万元，冲减到0为止",
    "Special income takes the base down to nothing at most",
    on="2023-12-31",
    given=WORKED + " rdd_personnel=50万元 rdd_special_income=60万元",
    expect="base=0元 extra=0元",
)
