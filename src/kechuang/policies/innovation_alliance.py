"""产业技术创新战略联盟: strategic alliances of industrial technology innovation (国科发政〔2008〕770号; Hebei 2018)."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.rules.declare import day, number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Procedure
from kechuang.rules.tree import ON, Node, days_between, months_after

OPINION = Document(
    "关于推动产业技术创新战略联盟构建的指导意见",
    "国科发政〔2008〕770号",
    date(2008, 12, 30),
    ("条件（一）", "条件（二）", "条件（三）", "条件（四）", "条件（五）", "条件（六）"),
)
HEBEI = Document("河北省产业技术创新战略联盟建设管理办法", "冀科区规〔2018〕1号", None, ("评估", "评估结果有效期"))
FILING = Document("河北省产业技术创新战略联盟建设和备案管理实施细则", "冀科区规〔2020〕1号", None, ("备案",))

ENTERPRISES = number("alliance_enterprises", "联盟企业成员数", "家")
UNIVERSITIES = number("alliance_universities", "联盟高等学校成员数", "家")
INSTITUTES = number("alliance_institutes", "联盟科研院所及其他机构成员数", "家")
SIGNED = number("alliance_signed", "法定代表人已签署协议的成员数", "家")
LIABLE_NAMED = yes_no("alliance_liable_named", "协议明确对外承担责任的成员", evidence=("联盟协议",))
BODIES = yes_no("alliance_bodies", "设有决策、咨询和执行机构，秘书处有专职人员")
FUNDS_MANAGED = yes_no("alliance_funds_managed", "有经费管理制度")
BENEFITS = yes_no("alliance_benefits", "事先约定成果归属、共享、许可、分配和违约责任")
OPEN = yes_no("alliance_open", "有开放发展和成果扩散机制")
FOUNDED = day("alliance_founded", "联盟成立日期", fixed=True)
FOR_EVALUATION = yes_no("alliance_for_evaluation", "本次申请参加评估", time="day")

POLICY = Policy(
    "innovation_alliance",
    "产业技术创新战略联盟",
    "Strategic alliance of industrial technology innovation",
    subject="body",
    reference="application",
    grants=Sentence("联盟备案，或参加评估", "Filing of the alliance, or admission to evaluation"),
    aliases=("产业技术创新联盟", "创新联盟"),
    procedure=Procedure(
        "filing", "platform", form="innovation_alliance", asks=("name", "field", "leader", "co_builders")
    ),
)


@POLICY.since("2008-12-30", documents=(OPINION,), confidence="S")
def v2008(v: Version) -> None:
    """The national conditions; the least number of members has not been found."""
    national(v)


@POLICY.since("2018-01-01", documents=(OPINION, HEBEI), confidence="S")
def v2018(v: Version) -> None:
    """Hebei evaluates alliances of two years and more."""
    national(v)
    evaluated(v)


@POLICY.since("2020-01-01", documents=(OPINION, HEBEI, FILING), confidence="S")
def v2020(v: Version) -> None:
    """Filing replaces approval: recommendation, review, notice, filing."""
    national(v)
    evaluated(v)
    v.beyond(FILING("备案"), "process", "推荐、评审、公示后备案")


def national(v: Version) -> None:
    """Six conditions: composition, agreement, bodies, funds, benefits, openness."""
    members: Node = ENTERPRISES + UNIVERSITIES + INSTITUTES
    v.must(
        "members",
        "由企业、高等学校、科研院所等组成",
        (ENTERPRISES >= "1家") & (UNIVERSITIES >= "1家") & (INSTITUTES >= "1家"),
        OPINION("条件（一）"),
        evidence=("成员名单",),
    )
    v.must(
        "agreement",
        "协议由全体成员法定代表人签署，并明确对外责任",
        (SIGNED >= members) & LIABLE_NAMED,
        OPINION("条件（二）"),
        evidence=("联盟协议",),
    )
    v.must("bodies", "设有决策、咨询和执行机构，秘书处有专职人员", BODIES, OPINION("条件（三）"))
    v.must("funds", "有经费管理制度", FUNDS_MANAGED, OPINION("条件（四）"), confidence="K-high")
    v.must("benefits", "有利益保障机制", BENEFITS, OPINION("条件（五）"))
    v.must("open", "有开放发展机制", OPEN, OPINION("条件（六）"))
    v.always(SIGNED <= members)
    v.lever("sign", "补签成员法定代表人", {SIGNED: 1}, "0元", most=50, months=1)


def evaluated(v: Version) -> None:
    """Only alliances of two years are evaluated; an excellent grade holds two years."""
    v.must(
        "age",
        "申请评估的：成立满两年",
        ~FOR_EVALUATION | (days_between(months_after(FOUNDED, 24), ON) >= "0天"),
        HEBEI("评估"),
    )
    v.clock("excellent", "优秀等次有效期", 2, "年", HEBEI("评估结果有效期"))


WORKED = (
    "alliance_enterprises=8 alliance_universities=2 alliance_institutes=2 alliance_signed=12 "
    "alliance_liable_named=是 alliance_bodies=是 alliance_funds_managed=是 alliance_benefits=是 alliance_open=是 "
    "alliance_for_evaluation=是 alliance_founded=2018-10-01"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "one_unsigned",
    "成员12家，法定代表人签字11家，不符合",
    "Twelve members, eleven signatures",
    on="2020-10-01",
    given=WORKED + " alliance_signed=11",
    expect="agreement=不符合 结论=不符合",
)
POLICY.case(
    "too_young",
    "2018-10-01成立，2020-09-30不满两年，不参加评估",
    "One day short of two years",
    on="2020-09-30",
    given=WORKED,
    expect="age=不符合",
)
POLICY.case(
    "two_years",
    "2020-10-01满两年",
    "and two years old",
    on="2020-10-01",
    given=WORKED,
    expect="age=符合 结论=符合",
)
POLICY.case(
    "excellent",
    "2020-12-01评为优秀，有效期两年，到2022-12-01止",
    "Excellent on 1 December 2020, for two years",
    on="2020-12-01",
    given=WORKED,
    expect="excellent@2020-12-01=2022-12-01",
)
