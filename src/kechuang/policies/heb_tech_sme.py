"""河北省科技型中小企业认定: the provincial recognition of technology-based SMEs (Hebei, since 2013).

The day the measures came into force is known to the year only, and nothing says that the criteria changed since.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import (
    DIPLOMA_STAFF,
    EMPLOYEES,
    IN_HEBEI,
    INDUSTRY,
    INDUSTRY_KIND,
    IP_CLASS1,
    IP_CLASS2,
    RD_SPENDING,
    SALES,
    STAFF,
)
from kechuang.rules.declare import unknown, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import Node, called, divided, node, when

MEASURES = Document(
    "河北省科技型中小企业认定管理办法",
    "",
    None,
    (
        "适用范围",
        "认定条件（规模）",
        "认定条件（人员）",
        "认定条件（研发投入）",
        "认定条件（技术成果）",
        "认定程序",
        "申报材料",
        "证书有效期",
        "扶持政策",
    ),
)

PROPRIETARY = yes_no("proprietary_technology", "拥有专有技术", evidence=("专有技术说明",))
INTEGRATION = yes_no("integration_innovation", "具有集成创新能力", evidence=("成果或新产品材料",))
IN_PRODUCT = yes_no("technology_in_product", "相关技术已转化为产品或服务", evidence=("产品或服务材料",))

POLICY = Policy(
    "heb_tech_sme",
    "河北省科技型中小企业认定",
    "Hebei technology-based SME recognition",
    subject="enterprise",
    reference="application",
    grants=Sentence("河北省科技型中小企业证书", "Certificate of Hebei technology-based SME"),
    aliases=("省级科技型中小企业", "省科技型中小企业"),
    procedure=Procedure("recognition", reviewed=False),
)


@POLICY.since("2013-01-01", documents=(MEASURES,), confidence="S")
def v2013(v: Version) -> None:
    """The criteria of 2013."""
    v.must("place", "在河北省内注册", IN_HEBEI, MEASURES("适用范围"), evidence=("营业执照",))
    size(v)
    v.must(
        "diploma",
        "大专以上学历人员占当年职工总数的比例不低于20%",
        divided(DIPLOMA_STAFF, STAFF) >= "20%",
        MEASURES("认定条件（人员）"),
        evidence=("职工名册", "学历证明"),
    )
    v.must(
        "rd",
        "上年度研发经费支出占销售收入的比例不低于2%",
        called("上年度研发经费支出占销售收入的比例", divided(RD_SPENDING, SALES[0])) >= "2%",
        MEASURES("认定条件（研发投入）"),
        evidence=("上年度财务报表，研发费用单独列示",),
    )
    v.judge("continuing", "能够持续开展创新活动", MEASURES("认定条件（研发投入）"), evidence=("研发项目材料",))
    technology(v)
    after(v)
    levers(v)


def size(v: Version) -> None:
    """One of the two ceilings is enough. 以下 is read as in the SME standard, the figure excluded: to be verified."""
    people = by_industry("1000人", "300人", "heb_tech_sme_people", "其他行业从业人员上限", "人")
    revenue = by_industry("40000万元", "10000万元", "heb_tech_sme_revenue", "其他行业营业收入上限", "元")
    v.must(
        "size",
        "工业从业人员不满1000人或营业收入不满4亿元；科技服务业从业人员不满300人或营业收入不满1亿元",
        (EMPLOYEES < people) | (SALES[0] < revenue),
        MEASURES("认定条件（规模）"),
        confidence="K-med",
        evidence=("上年度财务报表",),
    )


def by_industry(industry: str, service: str, name: str, label: str, of: str) -> Node:
    """A ceiling for industry and for technology services; nobody has found one for the rest."""
    rest = unknown(name, label, of, MEASURES("认定条件（规模）"))
    return when(
        INDUSTRY_KIND.is_(*INDUSTRY), node(industry), when(INDUSTRY_KIND.is_("科技服务业"), node(service), rest)
    )


def technology(v: Version) -> None:
    """Own rights, proprietary technology or integration: any one, and already in a product or service."""
    cite = MEASURES("认定条件（技术成果）")
    ways = [
        v.part("own_ip", "拥有自主知识产权", IP_CLASS1 + IP_CLASS2 >= "1件", cite, evidence=("知识产权证书",)),
        v.part("proprietary", "拥有专有技术", PROPRIETARY, cite),
        v.part("integration", "具有集成创新能力", INTEGRATION, cite),
    ]
    v.must(
        "technology",
        "拥有自主知识产权、专有技术或集成创新能力之一",
        ways[0].test | ways[1].test | ways[2].test,
        cite,
        parts=ways,
    )
    v.must("in_product", "已转化为产品或服务", IN_PRODUCT, cite, evidence=("产品或服务材料",))


def after(v: Version) -> None:
    """Procedure, papers, and what the certificate brings."""
    v.beyond(MEASURES("认定程序"), "process", "企业申请，科技主管部门审核认定，报省备案并接受监督；后改为网上自主申报")
    v.beyond(
        MEASURES("申报材料"),
        "process",
        "申请表、营业执照、法定代表人身份证明、上年度财务报表，以及成果、知识产权和新产品材料",
    )
    validity = unknown("heb_tech_sme_validity", "河北省科技型中小企业证书有效期", "月", MEASURES("证书有效期"))
    v.grant("validity", "证书有效期", validity, MEASURES("证书有效期"))
    v.grant("price_deduction", "政府采购评审价格扣除幅度上限", node("10%"), MEASURES("扶持政策"))


def levers(v: Version) -> None:
    """What an enterprise can do; the costs are planning figures."""
    v.always(DIPLOMA_STAFF <= STAFF)
    v.lever("hire", "招聘大专以上学历人员", {DIPLOMA_STAFF: 1, STAFF: 1, EMPLOYEES: 1}, "8万元", most=60, months=3)
    v.lever("spend_rd", "增加研发投入", {RD_SPENDING: 10_000}, "1万元", most=2000, months=12)
    v.lever("file_utility", "取得实用新型专利或软件著作权", {IP_CLASS2: 1}, "1万元", most=10, months=8)
    v.lever("file_invention", "取得发明专利", {IP_CLASS1: 1}, "6万元", most=3, months=24)


WORKED = (
    "registered_in_hebei=是 industry_kind=制造业 employees=1200 staff=1200 diploma_staff=300 sales_y1=38000万元 "
    "rd_spending=760万元 heb_tech_sme_continuing=是 ip_class1=0 ip_class2=1 proprietary_technology=否 "
    "integration_innovation=否 technology_in_product=是"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "revenue_is_enough",
    "工业企业1200人，收入3.8亿元：规模两项居其一即可；大专25%、研发恰为2%",
    "1,200 people but revenue below 400 million: one measure of size is enough",
    on="2018-06-01",
    given=WORKED,
    expect="size=符合 diploma=符合 rd=符合 结论=符合",
)
POLICY.case(
    "diploma_below",
    "科技服务业280人，收入1.5亿元；大专以上人员19.9%，不符合",
    "A service firm small by its people; 19.9 % with a diploma fail",
    on="2018-06-01",
    given=WORKED + " industry_kind=科技服务业 employees=280 staff=1000 diploma_staff=199 sales_y1=15000万元 "
    "rd_spending=300万元",
    expect="size=符合 diploma=不符合 结论=不符合",
)
POLICY.case(
    "other_industry",
    "软件业的规模上限没有查到，待定",
    "No ceiling of size is known for software",
    on="2018-06-01",
    given=WORKED + " industry_kind=软件业",
    expect="size=待定 结论=待定",
)
