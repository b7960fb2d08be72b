"""河北省工业企业研发机构认定: R&D bodies of industrial enterprises, graded A, B and C (Hebei).

The trial measures are dated by the years they were used in, and so is the opening to manufacturers below scale. The
table of thresholds by size and grade was in no copy of the text: self-built bodies stay undetermined on it.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.enterprise import ABOVE_SCALE, IN_HEBEI, INDUSTRY, INDUSTRY_KIND
from kechuang.rules.declare import choice, day, money, number, unknown, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import ON, Node, all_of, any_of, called, days_between, months_after, soft, when

PARTS = (
    "适用范围",
    "机构类型",
    "五有条件",
    "自建机构标准表",
    "共建机构条件",
    "等级",
    "认定程序",
)
TRIAL = Document("河北省规模以上工业企业研发机构认定管理办法（试行）", "", None, PARTS)
MEASURES = Document("河北省工业企业研发机构认定管理办法", "", None, PARTS)

KIND = choice("rd_body_kind", "研发机构类型", ("自建", "共建"))
PEOPLE = number("rd_body_people", "研发机构人员数", "人", "共建的包括合作方提供的部分，下同")
PREMISES = number("rd_body_premises", "研发机构场所面积", "m²")
EQUIPMENT = money("rd_body_equipment", "研发机构仪器设备原值")
FUNDS = money("rd_body_funds", "研发机构年度经费", time="year")
PROJECTS = number("rd_body_projects", "研发机构年度研发项目数", "项", time="year")
HAVES = (
    ("people", "人员", PEOPLE, "人"),
    ("premises", "场所", PREMISES, "m²"),
    ("equipment", "设备", EQUIPMENT, "元"),
    ("funds", "经费", FUNDS, "元"),
    ("projects", "项目", PROJECTS, "项"),
)
SET_UP_IN_HEBEI = yes_no("rd_body_in_hebei", "研发机构由企业出资或参与出资，设在河北省内", evidence=("场所证明",))
SEPARATE = yes_no("rd_body_separate", "研发机构与生产相对独立或单独核算", evidence=("机构设置文件", "核算账目"))
AGREED_FROM = day("rd_body_agreed_from", "共建协议起始日期", evidence=("合作或委托协议",))
AGREED_TO = day("rd_body_agreed_to", "共建协议终止日期", "协议有效的最后一天", evidence=("合作或委托协议",))
JOINT_PROJECTS = number(
    "rd_body_joint_projects", "申报当年合作研发项目数", "项", "产品、技术、工艺或材料研发", time="day"
)

POLICY = Policy(
    "industry_rd_body",
    "河北省工业企业研发机构认定",
    "R&D bodies of Hebei's industrial enterprises",
    subject="enterprise",
    reference="application",
    grants=Sentence("工业企业研发机构（A、B、C级）", "Recognised R&D body of grade A, B or C"),
    aliases=("工业企业研发机构", "规模以上工业企业研发机构", "企业研发机构"),
    procedure=Procedure("recognition", "platform", form="industry_rd_body", asks=("name", "field")),
)


@POLICY.since("2017-01-01", documents=(TRIAL,), confidence="S")
def v2017(v: Version) -> None:
    """The trial measures: above-scale enterprises only."""
    of_its_kind = INDUSTRY_KIND.is_(*INDUSTRY, "软件业")
    scope = ABOVE_SCALE & of_its_kind
    body(v, TRIAL, scope, "规模以上工业企业，含软件和信息技术服务企业")
    grade(v, TRIAL, when(KIND.is_("共建"), "2级", "3级"), "共建机构最高为B级")


@POLICY.since("2018-01-01", documents=(MEASURES,), confidence="S")
def v2018(v: Version) -> None:
    """The measures as used in 2018: manufacturers below scale too, up to grade B."""
    scope = (ABOVE_SCALE & INDUSTRY_KIND.is_(*INDUSTRY, "软件业")) | INDUSTRY_KIND.is_("制造业")
    body(v, MEASURES, scope, "规模以上工业企业（含软件和信息技术服务企业），或规模以下制造业企业")
    highest = when(KIND.is_("共建"), "2级", when(ABOVE_SCALE, "3级", "2级"))
    grade(v, MEASURES, highest, "共建机构和规模以下企业的机构最高为B级")


def body(v: Version, text: Document, scope: Node, said: str) -> None:
    """Who may apply, and what a body of either kind must have."""
    v.must("place", "企业在河北省内注册", IN_HEBEI, text("适用范围"), evidence=("营业执照",))
    v.must("scope", said, scope, text("适用范围"))
    built_by_itself, built_jointly = KIND.is_("自建"), KIND.is_("共建")
    v.must("site", "自建机构设在河北省内", built_jointly | SET_UP_IN_HEBEI, text("机构类型"))
    v.must(
        "separate",
        "自建机构原则上与生产相对独立或单独核算",
        soft(built_jointly | SEPARATE),
        text("机构类型"),
    )
    v.must(
        "haves",
        "有人员、有场所、有设备、有经费、有项目",
        all_of(*(fact > f"0{base}" for _, _, fact, base in HAVES)),
        text("五有条件"),
        evidence=("人员名单", "场所证明", "设备清单", "经费账目", "项目材料"),
        parts=[
            v.part(f"has_{code}", f"有{name}", fact > f"0{base}", text("五有条件")) for code, name, fact, base in HAVES
        ],
    )
    v.must(
        "standard",
        "自建机构达到按企业规模和等级规定的标准",
        built_jointly | all_of(*(reached(text, *have) for have in HAVES)),
        text("自建机构标准表"),
    )
    jointly(v, text, built_by_itself)
    v.lever("staff", "配备研发机构人员", {PEOPLE: 1}, "12万元", most=50, months=6)
    v.lever("start_project", "设立研发项目", {PROJECTS: 1}, "20万元", most=10, months=6)
    v.lever("joint_project", "与合作方开展一项合作研发", {JOINT_PROJECTS: 1, PROJECTS: 1}, "20万元", most=5, months=6)


def reached(text: Document, code: str, name: str, fact: Node, base: str) -> Node:
    """Whether the body reaches the figure of the table, which nobody has found."""
    return fact >= unknown(f"industry_rd_body_{code}", f"自建研发机构{name}标准", base, text("自建机构标准表"))


def jointly(v: Version, text: Document, built_by_itself: Node) -> None:
    """A body built with a university, an institute or a larger enterprise rests on an agreement and a project."""
    full_term = called("协议终止日期与满三年之日相差", days_between(months_after(AGREED_FROM, 36), AGREED_TO))
    v.must(
        "agreement",
        "共建协议期限不少于3年",
        # an agreement to 30 April that began on 1 May runs its last day out
        any_of(built_by_itself, full_term >= "-1天"),
        text("共建机构条件"),
        evidence=("合作或委托协议",),
    )
    v.must(
        "in_force",
        "共建协议在有效期内",
        any_of(built_by_itself, (AGREED_FROM <= ON) & (AGREED_TO >= ON)),
        text("共建机构条件"),
    )
    v.must(
        "joint_project",
        "申报当年有合作研发项目",
        any_of(built_by_itself, JOINT_PROJECTS >= "1项"),
        text("共建机构条件"),
        evidence=("合作项目材料",),
    )


def grade(v: Version, text: Document, highest: Node, said: str) -> None:
    """The highest grade open to the body, and how grades are given."""
    v.grant("highest_grade", "可认定的最高等级（1为C级、2为B级、3为A级）", highest, text("等级"))
    v.beyond(text("等级"), "outcome", f"分A、B、C三级动态管理，可申请升级；{said}")
    v.beyond(
        text("认定程序"),
        "process",
        "企业自查后提交申请表和证明材料，逐级上报省工业和信息化部门，第三方书面评审后公布；认定后按要求更新信息",
    )


WORKED = (
    "registered_in_hebei=是 above_scale=是 industry_kind=制造业 rd_body_kind=共建 rd_body_people=8 "
    "rd_body_premises=200m² rd_body_equipment=100万元 rd_body_funds=50万元 rd_body_projects=2 "
    "rd_body_agreed_from=2017-05-01 rd_body_agreed_to=2020-04-30 rd_body_joint_projects=1"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "joint_three_years",
    "共建协议2017-05-01至2020-04-30，恰为三年且在有效期内；申请A级，最高只能是B级",
    "A joint body, agreed for exactly three years: eligible, grade B at most",
    on="2018-06-01",
    given=WORKED,
    expect="agreement=符合 in_force=符合 结论=符合 highest_grade=2级",
)
POLICY.case(
    "joint_short",
    "共建协议少一天，不足三年",
    "One day short of three years",
    on="2018-06-01",
    given=WORKED + " rd_body_agreed_to=2020-04-29",
    expect="agreement=不符合",
)
POLICY.case(
    "self_built",
    "自建机构的分级标准表没有查到，待定",
    "The table for bodies built by the firm itself was never found",
    on="2018-06-01",
    given=WORKED + " rd_body_kind=自建 rd_body_in_hebei=是 rd_body_separate=是",
    expect="结论=待定 highest_grade=3级",
)
