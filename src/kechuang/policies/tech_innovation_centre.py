"""河北省技术创新中心: provincial technology innovation centres, formerly engineering research centres (Hebei).

The conditions after the renewal of 2023 are cited by their article only; their figures have not been found.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.platform import (
    FIXED_STAFF,
    JOINT_AGREEMENT,
    JOINTLY_BUILT,
    LOCAL_SUPPORT,
    OWN_SHARE,
    PARTNER_ENTERPRISES_IN_HEBEI,
    SCHEME_ARGUED,
    SUPPORTER,
    SUPPORTER_ABOVE_SCALE,
    SUPPORTER_IN_HEBEI,
    SUPPORTER_RD_BODY,
    SUPPORTER_ST_SPENDING,
)
from kechuang.rules.declare import unknown
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Evaluation, Procedure

MEASURES = Document(
    "河北省技术创新中心建设与运行管理办法",
    "冀科平〔2018〕16号",
    None,
    (
        "申报条件（一）",
        "申报条件（二）",
        "申报条件（三）",
        "申报条件（四）",
        "申报条件（五）",
        "申报条件（六）",
        "申报条件（七）",
        "申报条件（八）",
        "申报条件（九）",
        "建设期",
    ),
)
EVALUATION = Document("河北省技术创新中心绩效评估办法（试行）", "冀科平规〔2019〕2号", None, ("绩效评估",))
RENEWED = Document("河北省技术创新中心建设与运行管理办法（修订）", "冀科平规〔2023〕2号", None, ("第十条",))

POLICY = Policy(
    "tech_innovation_centre",
    "河北省技术创新中心",
    "Hebei technology innovation centre",
    subject="platform",
    reference="application",
    grants=Sentence("批准建设省级技术创新中心", "Approval to build a provincial technology innovation centre"),
    aliases=("技术创新中心", "工程技术研究中心"),
    procedure=Procedure(
        "recognition",
        "platform",
        form="tech_innovation_centre",
        asks=("name", "field", "leader", "co_builders"),
        builds=True,
        evaluation=Evaluation(("优秀", "良好", "合格", "不合格"), "不合格", "rectify", EVALUATION("绩效评估")),
    ),
)


@POLICY.since("2018-01-01", documents=(MEASURES,), confidence="S")
def v2018(v: Version) -> None:
    """The conditions in force during the plan."""
    conditions(v)


@POLICY.since("2019-01-01", documents=(MEASURES, EVALUATION), confidence="S")
def v2019(v: Version) -> None:
    """The same conditions; the evaluation every three years is added."""
    conditions(v)
    v.clock("evaluated", "绩效评估以近三年为评估期", 3, "年", EVALUATION("绩效评估"))


@POLICY.since("2023-01-01", documents=(RENEWED,), confidence="S")
def v2023(v: Version) -> None:
    """Renewed in 2023; what article 10 asks in figures has not been found."""
    floor = unknown("centre_2023_staff", "技术创新中心固定人员下限", "人", RENEWED("第十条"))
    spending = unknown("centre_2023_spending", "科技活动经费下限", "元", RENEWED("第十条"))
    v.must("hebei", "依托单位在河北省内注册", SUPPORTER_IN_HEBEI, RENEWED("第十条"), confidence="K-med")
    v.must("staff", "固定人员达到规定数量", FIXED_STAFF >= floor, RENEWED("第十条"))
    v.must("spending", "上一年度科技活动经费达到规定数额", SUPPORTER_ST_SPENDING >= spending, RENEWED("第十条"))


def conditions(v: Version) -> None:
    """The nine conditions of application; all are mandatory."""
    enterprise = SUPPORTER.is_("企业")
    v.must(
        "supporter",
        "依托单位为省内注册的企业、高等学校、科研院所或技术机构",
        SUPPORTER_IN_HEBEI & SUPPORTER.is_("企业", "高等学校", "科研院所", "技术机构"),
        MEASURES("申报条件（一）"),
        evidence=("法人登记证书",),
    )
    as_enterprise = enterprise & SUPPORTER_ABOVE_SCALE & SUPPORTER_RD_BODY & (SUPPORTER_ST_SPENDING >= "200万元")
    as_institute = ~enterprise & (PARTNER_ENTERPRISES_IN_HEBEI >= "2家")
    v.must(
        "ability",
        "企业为规模以上、有研发机构、上年科技经费不低于200万元；其他单位与2家以上省内企业共建",
        as_enterprise | as_institute,
        MEASURES("申报条件（二）"),
        parts=(
            v.part(
                "as_enterprise",
                "企业：规模以上、有研发机构、经费不低于200万元",
                as_enterprise,
                MEASURES("申报条件（二）"),
            ),
            v.part("as_institute", "其他单位：与2家以上省内企业共建", as_institute, MEASURES("申报条件（二）")),
        ),
        evidence=("上年度科技活动经费专项说明", "共建协议"),
    )
    v.judge(
        "results",
        "有自主知识产权成果或专有技术，有产学研合作基础和转化经验",
        MEASURES("申报条件（三）"),
        evidence=("成果清单",),
    )
    v.judge("means", "能够提供场地、人员、经费和设备", MEASURES("申报条件（四）"))
    v.must("staff", "固定人员不少于20人", FIXED_STAFF >= "20人", MEASURES("申报条件（五）"), evidence=("人员名单",))
    v.judge("labs", "实验、装备、中试和检测条件充足", MEASURES("申报条件（六）"), evidence=("仪器设备清单",))
    v.must("scheme", "名称、方向、内容明确，实施方案已通过专家论证", SCHEME_ARGUED, MEASURES("申报条件（七）"))
    v.must(
        "joint",
        "共建的，协议明确且依托单位自有条件所占比例不低于60%",
        ~JOINTLY_BUILT | (JOINT_AGREEMENT & (OWN_SHARE >= "60%")),
        MEASURES("申报条件（八）"),
        evidence=("共建协议",),
    )
    v.must("support", "地方政府或主管部门承诺支持", LOCAL_SUPPORT, MEASURES("申报条件（九）"))
    v.clock("build", "建设期", 2, "年", MEASURES("建设期"))
    v.lever("hire_fixed", "充实固定人员", {FIXED_STAFF: 1}, "12万元", most=40, months=6)
    v.lever("spend_st", "增加科技活动经费", {SUPPORTER_ST_SPENDING: 10_000}, "1万元", most=500, months=12)
    v.lever("partner", "增加省内共建企业", {PARTNER_ENTERPRISES_IN_HEBEI: 1}, "5万元", most=5, months=3)


WORKED = (
    "supporter_in_hebei=是 supporter_kind=企业 supporter_above_scale=是 supporter_rd_body=是 "
    "supporter_st_spending=200万元 partner_enterprises_in_hebei=0 tech_innovation_centre_results=是 "
    "tech_innovation_centre_means=是 tech_innovation_centre_labs=是 fixed_staff=20 scheme_argued=是 "
    "jointly_built=否 local_support=是"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "enterprise_at_the_edge",
    "规模以上企业，上年科技经费恰为200万元，固定人员20人，符合",
    "An enterprise with exactly 2 million of spending and 20 fixed staff",
    on="2018-06-01",
    given=WORKED,
    expect="ability=符合 staff=符合 结论=符合",
)
POLICY.case(
    "spending_below",
    "科技经费199.99万元，不符合",
    "1.9999 million of spending fail",
    on="2018-06-01",
    given=WORKED + " supporter_st_spending=199.99万元",
    expect="ability=不符合 结论=不符合",
)
POLICY.case(
    "university",
    "高校与2家省内企业、1家北京企业共建，自有条件60%，人员25人，符合",
    "A university with two firms of the province and one from Beijing, its own share 60 %",
    on="2018-06-01",
    given=WORKED + " supporter_kind=高等学校 supporter_above_scale=否 supporter_st_spending=0元 "
    "partner_enterprises_in_hebei=2 jointly_built=是 joint_agreement=是 own_share=60% fixed_staff=25",
    expect="ability=符合 joint=符合 结论=符合",
)
POLICY.case(
    "university_partners",
    "省内企业只有1家，不符合",
    "With one firm of the province only it fails",
    on="2018-06-01",
    given=WORKED + " supporter_kind=高等学校 supporter_above_scale=否 supporter_st_spending=0元 "
    "partner_enterprises_in_hebei=1 jointly_built=是 joint_agreement=是 own_share=60% fixed_staff=25",
    expect="ability=不符合 结论=不符合",
)
