"""农业科技小巨人企业: the provincial filing of agricultural technology giants (Hebei, since 2017).

The six gates are judged by people; the figures behind them were never found, so the rule stays undetermined until an
official value is loaded. A failed gate is a no all the same.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import IN_HEBEI, RD_SPENDING, RD_STAFF, SALES, STAFF
from kechuang.rules.declare import number, unknown
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import divided, result_of

CRITERIA = Document(
    "河北省农业科技小巨人企业备案条件",
    "",
    None,
    (
        "适用范围",
        "条件（产业领域）",
        "条件（核心知识产权）",
        "条件（高新技术产品）",
        "条件（持续研发与转化）",
        "条件（创新与管理水平）",
        "条件（示范带动）",
        "条件（中小企业）",
        "备案程序",
        "有效期",
        "支持政策",
    ),
)

FARMERS = number("farmers_led", "带动农户数", "户", "上年度通过订单、就业、技术服务等方式带动的农户", time="year")

POLICY = Policy(
    "agri_giant",
    "河北省农业科技小巨人企业备案",
    "Hebei agricultural technology giants",
    subject="enterprise",
    reference="application",
    grants=Sentence("农业科技小巨人企业备案", "Filing as an agricultural technology giant"),
    aliases=("农业科技小巨人", "农业科技小巨人企业"),
    procedure=Procedure("filing"),
)


@POLICY.since("2017-01-01", documents=(CRITERIA,), confidence="S")
def v2017(v: Version) -> None:
    """The filing as run since 2017; the day is known to the year only."""
    v.must("place", "在河北省内注册", IN_HEBEI, CRITERIA("适用范围"), evidence=("营业执照",))
    gates(v)
    v.must(
        "sme",
        "属于中小企业",
        result_of("sme_class"),
        CRITERIA("条件（中小企业）"),
        evidence=("上年度财务报表",),
    )
    figures(v)
    v.beyond(CRITERIA("备案程序"), "process", "企业申报，经科技主管部门推荐，由省科技厅备案公布")
    v.beyond(
        CRITERIA("支持政策"), "outcome", "享受科技小巨人和科技型中小企业的支持政策，可申请农业成果转化资金和后补助"
    )
    validity = unknown("agri_giant_validity", "农业科技小巨人企业备案有效期", "月", CRITERIA("有效期"))
    v.grant("validity", "备案有效期", validity, CRITERIA("有效期"))


def gates(v: Version) -> None:
    """Six qualitative gates, each with its evidence and a reviewer."""
    v.judge("field", "从事现代农业产业", CRITERIA("条件（产业领域）"), evidence=("主营产品说明",))
    v.judge("core_ip", "拥有核心自主知识产权", CRITERIA("条件（核心知识产权）"), evidence=("知识产权证书",))
    v.judge("products", "研发并生产农业高新技术产品", CRITERIA("条件（高新技术产品）"), evidence=("产品证明材料",))
    v.judge(
        "continuing",
        "能够持续开展农业科技研发和成果转化",
        CRITERIA("条件（持续研发与转化）"),
        evidence=("研发项目和转化材料",),
    )
    v.judge(
        "management",
        "创新能力和管理水平较高",
        CRITERIA("条件（创新与管理水平）"),
        evidence=("管理制度", "创新成果材料"),
    )
    v.judge(
        "demonstration",
        "对提升当地产业水平和规模、增加农民收入示范带动作用强",
        CRITERIA("条件（示范带动）"),
        evidence=("示范带动证明",),
    )


def figures(v: Version) -> None:
    """Four slots for figures that the criteria have and nobody has found."""
    leading, continuing = CRITERIA("条件（示范带动）"), CRITERIA("条件（持续研发与转化）")
    v.must(
        "sales",
        "年销售收入达到规定数额",
        SALES[0] >= unknown("agri_giant_sales", "农业科技小巨人年销售收入下限", "元", leading),
        leading,
    )
    v.must(
        "rd",
        "研发投入占销售收入的比例达到规定数值",
        divided(RD_SPENDING, SALES[0]) >= unknown("agri_giant_rd", "农业科技小巨人研发投入占比下限", "", continuing),
        continuing,
    )
    v.must(
        "rd_staff",
        "研发人员占职工总数的比例达到规定数值",
        divided(RD_STAFF, STAFF) >= unknown("agri_giant_rd_staff", "农业科技小巨人研发人员占比下限", "", continuing),
        continuing,
    )
    v.must(
        "farmers",
        "带动农户数达到规定数值",
        FARMERS >= unknown("agri_giant_farmers", "农业科技小巨人带动农户数下限", "户", leading),
        leading,
    )


WORKED = (
    "registered_in_hebei=是 agri_giant_field=是 agri_giant_core_ip=是 agri_giant_products=是 "
    "agri_giant_continuing=是 agri_giant_management=是 agri_giant_demonstration=是 size_industry=农、林、牧、渔业 "
    "sales_y1=3000万元 employees=80 assets=2000万元 rd_spending=120万元 rd_staff=12 staff=80 farmers_led=500"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "figures_unknown",
    "六项定性条件都已认定，但数量标准没有查到，待定",
    "All six gates are passed, but the figures were never found",
    on="2018-06-01",
    given=WORKED,
    expect="sme=符合 结论=待定",
)
POLICY.case(
    "gate_failed",
    "没有核心知识产权，不论数量标准都不符合",
    "Without core rights the answer is no, whatever the figures",
    on="2018-06-01",
    given=WORKED + " agri_giant_core_ip=否",
    expect="结论=不符合",
)
