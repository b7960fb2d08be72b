"""国家级科技企业孵化器: national incubators; before 2019 the rule of 2010 applies, whose figures are unknown."""

from __future__ import annotations

from datetime import date

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.incubation import (
    APPLIED_PATENTS,
    AREA,
    FULL_TIME,
    FUND,
    FUND_CASES,
    GRADUATES,
    INCUBATEES,
    INVESTED,
    LEGAL_PERSON,
    MENTORS,
    OPENED,
    PLATFORM,
    PROFESSIONALS,
    SAME_FIELD,
    SPECIALISED,
    STATISTICS_YEARS,
    USED_AREA,
    VALID_IP,
)
from kechuang.rules.declare import choice, unknown
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.procedure import Evaluation, Procedure
from kechuang.rules.tree import ON, called, days_between, divided, months_after, when

OLD = Document("科技企业孵化器认定和管理办法", "国科发高〔2010〕680号", None, ("认定条件",))
RULE = Document(
    "科技企业孵化器管理办法",
    "国科发区〔2018〕300号",
    date(2018, 12, 14),
    tuple(f"国家级条件（{n}）" for n in "一二三四五六七八"),
)
EVALUATION = Document("科技企业孵化器评价指标体系", "国科火字〔2019〕239号", date(2019, 12, 20), ("评价结果",))

GRADES = ("优秀", "良好", "合格", "不合格", "未评价")
LAST = choice("incubator_grade_last", "最近一次评价等次", GRADES, fixed=True)
BEFORE = choice("incubator_grade_before", "前一次评价等次", GRADES, fixed=True)

POLICY = Policy(
    "incubator",
    "国家级科技企业孵化器",
    "National technology business incubator",
    subject="carrier",
    reference="application",
    grants=Sentence("认定为国家级科技企业孵化器", "Recognition as a national technology business incubator"),
    aliases=("孵化器", "科技企业孵化器"),
    procedure=Procedure(
        "recognition",
        "incubationcarrier",
        "national",
        form="incubator",
        asks=("name",),
        evaluation=Evaluation(("优秀", "良好", "合格", "不合格"), "不合格", "twice", EVALUATION("评价结果")),
    ),
)


@POLICY.since("2010-01-01", documents=(OLD,), confidence="K-high")
def v2010(v: Version) -> None:
    """The rule of 2010 applied until the end of 2018; its figures have not been found."""
    area = unknown("incubator_2010_area", "孵化场地面积下限", "m²", OLD("认定条件"))
    firms = unknown("incubator_2010_firms", "在孵企业数下限", "家", OLD("认定条件"))
    v.must("area", "孵化场地面积达到规定下限", AREA >= area, OLD("认定条件"))
    v.must("firms", "在孵企业数达到规定下限", INCUBATEES >= firms, OLD("认定条件"))


@POLICY.since("2019-01-01", documents=(RULE,), confidence="S")
def v2019(v: Version) -> None:
    """The rule of 2018, in force from 2019; specialised incubators have their own floors."""
    conditions(v)


@POLICY.since("2019-12-20", documents=(RULE, EVALUATION), confidence="S")
def v2019_evaluated(v: Version) -> None:
    """With the yearly evaluation: two failing grades in a row end the status."""
    conditions(v)
    v.must(
        "standing",
        "已认定的：未连续两次评价不合格",
        ~(LAST.is_("不合格") & BEFORE.is_("不合格")),
        EVALUATION("评价结果"),
    )


def conditions(v: Version) -> None:
    """The conditions of a national incubator."""
    v.must(
        "operation",
        "独立法人，运营满三年，连续两年真实上报统计数据",
        LEGAL_PERSON & (days_between(months_after(OPENED, 36), ON) >= "0天") & (STATISTICS_YEARS >= "2年"),
        RULE("国家级条件（一）"),
    )
    v.must(
        "area",
        "孵化场地不少于1万平方米，在孵企业使用面积（含公共服务）占比不低于75%",
        (AREA >= "10000m²") & (called("使用面积占比", divided(USED_AREA, AREA)) >= "75%"),
        RULE("国家级条件（二）"),
        evidence=("场地证明",),
    )
    v.must(
        "fund",
        "孵化资金不低于500万元，获投融资企业占比不低于10%，资金使用案例不少于3个",
        (FUND >= "500万元")
        & (called("获投融资企业占比", divided(INVESTED, INCUBATEES)) >= "10%")
        & (FUND_CASES >= "3个"),
        RULE("国家级条件（三）"),
        evidence=("资金证明",),
    )
    v.must(
        "people",
        "专业孵化人员占比不低于80%，每10家在孵企业至少1名专业人员和1名导师",
        (called("专业孵化人员占比", divided(PROFESSIONALS, FULL_TIME)) >= "80%")
        & (PROFESSIONALS * "10家/人" >= INCUBATEES)
        & (MENTORS * "10家/人" >= INCUBATEES),
        RULE("国家级条件（四）"),
    )
    v.must(
        "ip",
        "申请专利的在孵企业占比不低于50%，或拥有有效知识产权的占比不低于30%",
        (called("申请专利企业占比", divided(APPLIED_PATENTS, INCUBATEES)) >= "50%")
        | (called("有效知识产权企业占比", divided(VALID_IP, INCUBATEES)) >= "30%"),
        RULE("国家级条件（五）"),
    )
    v.must(
        "firms",
        "在孵企业不少于50家且每千平方米3家（专业：30家、每千平方米2家）",
        (INCUBATEES >= when(SPECIALISED, "30家", "50家"))
        & (called("每平方米在孵企业数", divided(INCUBATEES, AREA)) >= when(SPECIALISED, "0.002家/m²", "0.003家/m²")),
        RULE("国家级条件（六）"),
        evidence=("在孵企业名单",),
    )
    v.must(
        "graduates",
        "累计毕业企业不少于20家（专业：15家）",
        GRADUATES >= when(SPECIALISED, "15家", "20家"),
        RULE("国家级条件（七）"),
    )
    v.must(
        "specialised",
        "专业孵化器：同一领域在孵企业占比不低于75%，并有专业技术平台",
        ~SPECIALISED | ((called("同领域企业占比", divided(SAME_FIELD, INCUBATEES)) >= "75%") & PLATFORM),
        RULE("国家级条件（八）"),
    )
    v.always(USED_AREA <= AREA, PROFESSIONALS <= FULL_TIME)
    v.lever("firm", "引进在孵企业", {INCUBATEES: 1}, "2万元", most=40, months=6)
    v.lever("mentor", "聘请创业导师", {MENTORS: 1}, "1万元", most=10, months=1)
    v.lever("train", "培训孵化服务人员", {PROFESSIONALS: 1}, "1万元", most=20, months=3)
    v.lever("fund", "扩大孵化资金", {FUND: 100_000}, "10万元", most=60, months=6)


WORKED = (
    "carrier_legal_person=是 carrier_opened=2016-06-01 carrier_statistics_years=2 carrier_area=15000m² "
    "carrier_used_area=11250m² incubatees=50 carrier_fund=500万元 carrier_invested=5 carrier_fund_cases=3 "
    "carrier_full_time=10 carrier_professionals=8 carrier_mentors=5 carrier_applied_patents=25 carrier_valid_ip=0 "
    "carrier_graduates=20 carrier_specialised=否 carrier_same_field=0 carrier_platform=否 "
    "incubator_grade_last=未评价 incubator_grade_before=未评价"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "general",
    "综合孵化器：1.5万平方米、使用75%、在孵50家（每千平方米3.33家）、基金500万元，符合",
    "A general incubator at every edge",
    on="2019-06-01",
    given=WORKED,
    expect="area=符合 firms=符合 fund=符合 people=符合 ip=符合 结论=符合",
)
POLICY.case(
    "thin",
    "2万平方米、在孵55家：每千平方米2.75家，不符合",
    "55 firms on 20,000 m² are too few for the area",
    on="2019-06-01",
    given=WORKED + " carrier_area=20000m² carrier_used_area=15000m² incubatees=55 carrier_mentors=6 carrier_invested=6 "
    "carrier_applied_patents=30",
    expect="firms=不符合",
)
POLICY.case(
    "valid_rights",
    "申请专利的占45%，拥有有效知识产权的占30%，符合",
    "45 % applied for patents, but 30 % hold valid rights",
    on="2019-06-01",
    given=WORKED + " incubatees=60 carrier_applied_patents=27 carrier_valid_ip=18",
    expect="ip=符合",
)
POLICY.case(
    "two_failing",
    "2020、2021两年评价都不合格，取消资格",
    "Failing grades for two years in a row end the status",
    on="2022-06-01",
    given=WORKED + " incubator_grade_last=不合格 incubator_grade_before=不合格",
    expect="standing=不符合 结论=不符合",
)
POLICY.case(
    "not_in_a_row",
    "不合格、合格、不合格，没有连续两次，保留",
    "Failing, passing, failing: it stays",
    on="2022-06-01",
    given=WORKED + " incubator_grade_last=不合格 incubator_grade_before=合格",
    expect="standing=符合",
)
POLICY.case(
    "rule_of_2010",
    "2018-10-01申请适用2010年办法，其数值没有查到",
    "An application of October 2018 falls under the rule of 2010",
    on="2018-10-01",
    given=WORKED,
    expect="版本=2010-01-01 结论=待定",
)
POLICY.case(
    "rule_of_2018",
    "2019-01-02申请适用2018年办法",
    "One of January 2019 under the rule of 2018",
    on="2019-01-02",
    given=WORKED + " carrier_opened=2016-01-01",
    expect="版本=2019-01-01 结论=符合",
)
