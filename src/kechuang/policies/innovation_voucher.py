"""河北省科技创新券: three generations of the provincial voucher: who holds it, what it pays for, how much."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import EMPLOYEES, HEB_TECH_SME_CERTIFICATE, IP_CLASS1, RD_SPENDING, SALES
from kechuang.policies.vocabulary.unrecorded import AS_MONEY
from kechuang.policies.vocabulary.voucher import (
    ASKED,
    FIRST_CLAIM,
    paid_out,
    room,
)
from kechuang.rules.declare import choice, day, local, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import ON, Node, any_of, called, divided, least_of, months_after, when, year_of

RULES_2016 = Document(
    "河北省科技创新券实施细则（试行）",
    "",
    None,
    ("支持对象", "使用范围", "申领额度", "年度上限", "配套比例", "使用规则", "收回", "兑付", "服务机构补助"),
)
NOTICES_2019 = Document(
    "河北省科技创新券有关通知（2019—2020年）", "", None, ("支持对象", "使用范围", "年度上限", "重点支持", "兑付")
)
GUIDE_2025 = Document("河北省科技创新券问答（2025年）", "", None, ("支持对象", "使用范围", "额度与兑付", "使用方式"))

HOLDER = choice("voucher_holder", "申领主体", ("企业", "创新创业团队"), time="day")
TEAM = yes_no("voucher_team", "属于支持范围内的创新团队", evidence=("团队认定材料",), time="day")
SERVICE = choice(
    "voucher_service",
    "使用创新券购买的服务",
    ("检验检测", "研究开发", "知识产权", "科技咨询", "设计", "技术转让", "创新方法培训", "成果竞争性评价", "其他"),
    time="day",
)
COMPULSORY = yes_no("voucher_compulsory", "属于法定或强制检测", time="day")
OWN_USE = yes_no("voucher_own_use", "由申领主体自行使用，未转让、出售", time="day")
FILED = yes_no("voucher_contract_filed", "服务合同写明创新券金额并已在平台备案", evidence=("服务合同",), time="day")
LAST_ISSUED = day("voucher_last_issued", "上次创新券发放日期", fixed=True)
LAST_USED = yes_no("voucher_last_used", "上次创新券发放后3个月内已使用", "已有服务合同备案", fixed=True, time="day")
LAST_EXHAUSTED = yes_no("voucher_last_exhausted", "上次创新券发放后6个月内已用完", fixed=True, time="day")
WELL_RUN = yes_no("voucher_well_run", "经营管理良好、信用良好", time="day")
LINKED = yes_no("voucher_linked", "与服务机构存在隶属、共建、产权等关联关系", time="day")
HIGHER_CAP = yes_no("voucher_higher_cap", "经确认适用15万元的年度上限", judged=True)
OTHER_ROUTE = yes_no("voucher_other_route", "符合Ⅰ类知识产权以外的其他创新条件", judged=True)

POLICY = Policy(
    "innovation_voucher",
    "河北省科技创新券",
    "Hebei innovation vouchers",
    subject="enterprise",
    reference="application",
    grants=Sentence("科技创新券", "An innovation voucher"),
    aliases=("科技创新券", "创新券"),
    unrecorded=AS_MONEY,
)


@POLICY.since("2016-09-01", documents=(RULES_2016,), confidence="S")
def v2016(v: Version) -> None:
    """First claim up to 30 thousand yuan, 100 thousand a year, one yuan of one's own for each of the voucher."""
    sme = HOLDER.is_("企业") & HEB_TECH_SME_CERTIFICATE
    v.must(
        "holder",
        "省科技型中小企业或创新团队",
        sme | (HOLDER.is_("创新创业团队") & TEAM),
        RULES_2016("支持对象"),
        evidence=("科技型中小企业证书", "团队认定材料"),
    )
    uses = SERVICE.is_("检验检测", "研究开发", "知识产权", "科技咨询", "设计")
    v.must("service", "用于检测、研发、知识产权、科技咨询、设计", uses, RULES_2016("使用范围"))
    v.must("own_use", "自行使用，不转让、出售", OWN_USE, RULES_2016("使用规则"))
    v.must("filed", "合同写明创新券金额并在平台备案", FILED, RULES_2016("使用规则"), evidence=("服务合同",))
    v.must("lapsed", "当年没有因逾期未用被收回", ~barred(), RULES_2016("收回"), confidence="K-med")
    cap = room("10万元")
    asked = when(FIRST_CLAIM, least_of(ASKED, "3万元"), ASKED)
    v.grant("issued", "可发放的创新券", when(barred(), "0元", least_of(asked, cap)), RULES_2016("申领额度"))
    v.grant("room", "当年剩余额度", cap, RULES_2016("年度上限"))
    v.grant("paid", "可兑付金额（与自有资金一比一）", paid_out("50%"), RULES_2016("配套比例"))
    v.clock("first_use", "首次使用期限", 3, "月", RULES_2016("收回"))
    v.clock("full_use", "用完期限", 6, "月", RULES_2016("收回"))
    v.beyond(RULES_2016("兑付"), "process", "分批发放、先到先得、全年受理、定期兑付，可用于质押贷款")
    agency = local("voucher_agency_share", "服务机构补助比例上限", "", RULES_2016("服务机构补助"))
    v.grant("agency", "服务机构补助比例上限", agency, RULES_2016("服务机构补助"))


@POLICY.since("2019-01-01", documents=(NOTICES_2019,), confidence="S")
def v2019(v: Version) -> None:
    """The notices of 2019 and 2020: no link with the provider; which firms get 150 thousand is not stated."""
    v.must(
        "holder",
        "有效期内的省科技型中小企业",
        HOLDER.is_("企业") & HEB_TECH_SME_CERTIFICATE,
        NOTICES_2019("支持对象"),
        evidence=("科技型中小企业证书",),
    )
    v.must("well_run", "管理规范、信用良好", WELL_RUN, NOTICES_2019("支持对象"))
    v.must("unlinked", "与服务机构没有隶属、共建、产权关系", ~LINKED, NOTICES_2019("支持对象"))
    uses = SERVICE.is_("研究开发", "技术转让", "创新方法培训") | (SERVICE.is_("检验检测") & ~COMPULSORY)
    v.must("service", "用于研发、技术转让、非强制检测、创新方法培训", uses, NOTICES_2019("使用范围"))
    within = ASKED <= room("10万元")
    more = when(HIGHER_CAP, least_of(ASKED, room("15万元")), least_of(ASKED, room("10万元")))
    v.grant("issued", "可发放的创新券", when(within, ASKED, more), NOTICES_2019("年度上限"))
    share = local("voucher_share_2019", "创新券兑付比例（2019年规定）", "", NOTICES_2019("兑付"))
    v.grant("paid", "可兑付金额", paid_out(share), NOTICES_2019("兑付"))
    v.beyond(NOTICES_2019("重点支持"), "process", "高新技术企业、创新英才企业、大赛获奖企业等优先")


@POLICY.since("2025-09-01", documents=(GUIDE_2025,), confidence="S")
def v2025(v: Version) -> None:
    """As answered in September 2025: size, R&D and intellectual property; amounts have not been found."""
    v.must(
        "size",
        "职工不超过1000人或销售收入低于4亿元",
        (EMPLOYEES <= "1000人") | (SALES[0] < "4亿元"),
        GUIDE_2025("支持对象"),
        confidence="K-med",  # whether 1000 people are still in is told in two ways
    )
    ratio = called("上年研发投入占销售收入", divided(RD_SPENDING, SALES[0]))
    v.must("rd", "上年研发投入占销售收入不低于2%", ratio >= "2%", GUIDE_2025("支持对象"))
    own = any_of(IP_CLASS1 >= "1件", OTHER_ROUTE)
    v.must("ip", "至少1件Ⅰ类知识产权（或符合其他条件，待查）", own, GUIDE_2025("支持对象"), confidence="K-med")
    uses = SERVICE.is_("研究开发", "技术转让", "成果竞争性评价") | (SERVICE.is_("检验检测") & ~COMPULSORY)
    v.must("service", "用于研发、技术转让、非强制检测、成果竞争性评价", uses, GUIDE_2025("使用范围"))
    amounts = GUIDE_2025("额度与兑付")
    cap = local("voucher_year_2025", "创新券年度上限", "元", amounts)
    share = local("voucher_share_2025", "创新券兑付比例（2025年规定）", "", amounts)
    v.grant("issued", "可发放的创新券", least_of(ASKED, room(cap)), amounts)
    v.grant("paid", "可兑付金额", paid_out(share), amounts)
    v.beyond(GUIDE_2025("使用方式"), "process", "电子创新券")


def barred() -> Node:
    """A voucher unused for three months, or not used up in six, is withdrawn; no new claim in the year of that."""
    return ~FIRST_CLAIM & (this_year(3, ~LAST_USED) | this_year(6, ~LAST_EXHAUSTED))


def this_year(months: int, left: Node) -> Node:
    """Something was left when the months were over, in the year asked for."""
    end = months_after(LAST_ISSUED, months)
    return left & (ON > end) & (year_of(end) >= year_of(ON))


WORKED = (
    "voucher_holder=企业 heb_tech_sme_certificate=是 voucher_service=检验检测 voucher_compulsory=否 "
    "voucher_own_use=是 voucher_contract_filed=是 voucher_first_claim=是 "
    "voucher_asked=5万元 voucher_used_this_year=0元 voucher_eligible_cost=4万元 voucher_balance=3万元"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "first_claim",
    "首次申领5万元，首次不超过3万元；支出4万元按一比一兑付2万元",
    "50,000 asked at first: 30,000 issued; half of a cost of 40,000 is paid",
    on="2017-03-01",
    given=WORKED,
    expect="issued=3万元 paid=2万元 结论=符合",
)
POLICY.case(
    "year_cap",
    "当年已领9万元，再申领3万元，只剩1万元",
    "90,000 had this year: 10,000 left of 100,000",
    on="2017-11-01",
    given=WORKED + " voucher_first_claim=否 voucher_last_issued=2017-02-10 voucher_last_used=是 "
    "voucher_last_exhausted=是 voucher_asked=3万元 voucher_used_this_year=9万元",
    expect="issued=1万元 room=1万元",
)
POLICY.case(
    "lapsed",
    "2017-01-10发放，三个月内没有合同备案，收回且当年不得再申领",
    "Issued on 10 January and not used by 10 April: withdrawn, and no new one this year",
    on="2017-04-11",
    given=WORKED + " voucher_first_claim=否 voucher_last_issued=2017-01-10 voucher_last_used=否 "
    "voucher_last_exhausted=否",
    expect="lapsed=不符合 issued=0元 结论=不符合",
)
POLICY.case(
    "last_day",
    "三个月期满当日尚未收回",
    "On the last day of the three months it is not yet withdrawn",
    on="2017-04-10",
    given=WORKED + " voucher_first_claim=否 voucher_last_issued=2017-01-10 voucher_last_used=否 "
    "voucher_last_exhausted=否",
    expect="lapsed=符合",
)
POLICY.case(
    "linked",
    "服务机构持有企业10%股权（2019年规定），有产权关系，不予支持",
    "A provider that owns a tenth of the firm: refused since 2019",
    on="2019-06-01",
    given=WORKED + " voucher_well_run=是 voucher_linked=是",
    expect="unlinked=不符合 结论=不符合",
)
POLICY.case(
    "size_by_revenue",
    "2025年：职工1200人、收入3.9亿元，规模两项居其一即可",
    "1,200 people but revenue of 390 million: one measure is enough",
    on="2025-10-01",
    given=WORKED + " employees=1200 sales_y1=3.9亿元 rd_spending=800万元 ip_class1=1 voucher_service=研究开发",
    expect="size=符合 结论=符合",
)
POLICY.case(
    "size_above",
    "职工1200人、收入恰为4亿元，不符合",
    "1,200 people and exactly 400 million: too large",
    on="2025-10-01",
    given=WORKED + " employees=1200 sales_y1=4亿元 rd_spending=800万元 ip_class1=1 voucher_service=研究开发",
    expect="size=不符合 结论=不符合",
)
POLICY.case(
    "amounts_unknown",
    "2025年的额度和兑付比例没有查到，金额待定",
    "What a voucher of 2025 is worth was never found",
    on="2025-10-01",
    given=WORKED + " employees=200 sales_y1=1亿元 rd_spending=300万元 ip_class1=1 voucher_service=研究开发",
    expect="结论=符合 issued=待定 paid=待定",
)
