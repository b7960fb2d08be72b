"""河北省产业技术研究院: provincial institutes of industrial technology (Hebei, trial rule of 2017, renewed 2022)."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.platform import (
    JOINT_AGREEMENT,
    LOCAL_SUPPORT,
    PARTNER_ENTERPRISES,
    PARTNER_INSTITUTES,
    PARTNER_LEADERS_IN_HEBEI,
    PARTNER_UNIVERSITIES,
    SUPPORTER,
    SUPPORTER_IN_HEBEI,
)
from kechuang.rules.declare import choice, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import Node

TRIAL = Document(
    "河北省产业技术研究院管理办法（试行）",
    "冀科平函〔2017〕43号",
    None,
    ("条件（一）", "条件（二）", "条件（三）", "条件（四）", "条件（五）", "条件（六）", "组织与评价"),
)
RENEWED = Document("河北省省级产业技术研究院管理办法", "冀科平规〔2022〕1号", date(2022, 11, 2), ("分类", "条件"))

COUNCIL = yes_no("council_and_charter", "已设立理事会并通过章程", evidence=("理事会决议", "章程"))
NAME_FITS = yes_no("institute_name_fits", "名称符合规定格式", "面向全省的产业：河北省+产业名+产业技术研究院")
KIND = choice("institute_class", "研究院类别", ("传统优势产业", "战略性新兴产业", "县域特色产业"))

POLICY = Policy(
    "industry_institute",
    "河北省产业技术研究院",
    "Hebei institute of industrial technology",
    subject="platform",
    reference="application",
    grants=Sentence("批准建设省级产业技术研究院", "Approval to build a provincial institute of industrial technology"),
    aliases=("产业技术研究院", "产研院"),
    procedure=Procedure(
        "recognition",
        "platform",
        form="industry_institute",
        asks=("name", "field", "leader", "co_builders"),
        builds=True,
    ),
)


@POLICY.since("2017-01-01", documents=(TRIAL,), confidence="S")
def v2017(v: Version) -> None:
    """The trial rule in force during the plan."""
    v.judge("industry", "产业方向明确，属于本省优先发展产业", TRIAL("条件（一）"))
    v.must(
        "supporter",
        "依托单位为省内注册的企业、高等学校、科研院所或政府工作机构",
        SUPPORTER_IN_HEBEI & SUPPORTER.is_("企业", "高等学校", "科研院所", "政府工作机构"),
        TRIAL("条件（二）"),
    )
    partners(v)
    v.judge("means", "具备场所、设备、中试和检测能力，有带头人和团队", TRIAL("条件（四）"))
    v.must(
        "support",
        "当地政府或行业主管部门有决定和具体支持措施",
        LOCAL_SUPPORT,
        TRIAL("条件（五）"),
        evidence=("支持措施文件",),
    )
    v.must("name", "名称符合规定格式", NAME_FITS, TRIAL("条件（六）"))
    v.beyond(TRIAL("组织与评价"), "process", "理事会决策、专家指导委员会咨询、院长负责；按期评价运行情况")
    v.lever(
        "leader",
        "吸收省内骨干企业共建",
        {PARTNER_LEADERS_IN_HEBEI: 1, PARTNER_ENTERPRISES: 1},
        "5万元",
        most=5,
        months=3,
    )
    v.lever("university", "吸收高等学校共建", {PARTNER_UNIVERSITIES: 1}, "5万元", most=3, months=3)
    v.lever("institute", "吸收科研院所共建", {PARTNER_INSTITUTES: 1}, "5万元", most=3, months=3)


def partners(v: Version) -> None:
    """Three partners at least, of the kinds that go with the supporting unit."""
    article = TRIAL("条件（三）")
    all_partners = PARTNER_ENTERPRISES + PARTNER_UNIVERSITIES + PARTNER_INSTITUTES
    academic: Node = PARTNER_UNIVERSITIES + PARTNER_INSTITUTES >= "1家"
    v.must(
        "partners",
        "与3家以上创新型企业、高等学校、科研院所共建，设理事会，章程和权责明确",
        (all_partners >= "3家") & COUNCIL & JOINT_AGREEMENT,
        article,
        evidence=("共建协议", "章程"),
    )
    government = SUPPORTER.is_("政府工作机构")
    enterprise = SUPPORTER.is_("企业")
    school = SUPPORTER.is_("高等学校", "科研院所")
    ways = (
        v.part(
            "of_government",
            "政府工作机构依托：须有高等学校或科研院所，且省内骨干企业2家以上",
            government & academic & (PARTNER_LEADERS_IN_HEBEI >= "2家"),
            article,
        ),
        v.part(
            "of_enterprise",
            "企业依托：须有高等学校、科研院所，且本行业其他企业2家以上",
            enterprise
            & (PARTNER_UNIVERSITIES >= "1家")
            & (PARTNER_INSTITUTES >= "1家")
            & (PARTNER_ENTERPRISES >= "2家"),
            article,
        ),
        v.part(
            "of_school",
            "高等学校、科研院所依托：须有省内本行业骨干企业2家以上",
            school & (PARTNER_LEADERS_IN_HEBEI >= "2家"),
            article,
        ),
    )
    v.must(
        "composition", "共建单位构成与依托单位类型相符", ways[0].test | ways[1].test | ways[2].test, article, parts=ways
    )


@POLICY.since("2022-11-02", documents=(RENEWED,), confidence="S")
def v2022(v: Version) -> None:
    """Three classes since 2022; the conditions of each are judged by people until they are found."""
    v.must("class", "属于三类产业技术研究院之一", KIND.is_(*KIND.args[0].options), RENEWED("分类"))
    v.judge("conditions", "符合本类别的条件", RENEWED("条件"))


WORKED = (
    "industry_institute_industry=是 supporter_in_hebei=是 supporter_kind=政府工作机构 partner_enterprises=2 "
    "partner_universities=1 partner_institutes=0 partner_leaders_in_hebei=2 council_and_charter=是 "
    "joint_agreement=是 industry_institute_means=是 local_support=是 institute_name_fits=是"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "government",
    "政府机构依托，1所高校、2家省内骨干企业，符合",
    "A government body with a university and two leading firms",
    on="2018-06-01",
    given=WORKED,
    expect="partners=符合 composition=符合 结论=符合",
)
POLICY.case(
    "no_university",
    "政府机构依托，3家企业，没有高校院所，不符合",
    "Three firms and no university or institute: refused",
    on="2018-06-01",
    given=WORKED + " partner_enterprises=3 partner_universities=0 partner_leaders_in_hebei=3",
    expect="of_government=不符合 结论=不符合",
)
POLICY.case(
    "one_leader",
    "高校依托，省内骨干企业1家、北京1家、院所1家，不符合",
    "A university with one leading firm of the province and one from Beijing: refused",
    on="2018-06-01",
    given=WORKED + " supporter_kind=高等学校 partner_universities=0 partner_institutes=1 partner_leaders_in_hebei=1",
    expect="of_school=不符合 结论=不符合",
)
