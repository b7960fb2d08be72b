"""国家农业科技园区: application, acceptance and evaluation of national agricultural science parks.

The text of 2020 is used; parks accepted before it (under a version nobody has found) take it as a proxy and say so.
"""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.unrecorded import OF_PLACE
from kechuang.rules.declare import choice, day, number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import ON, days_between, months_after, soft

RULE = Document(
    "国家农业科技园区管理办法",
    "国科发农〔2020〕173号",
    None,
    (
        "第三章（申报主体）",
        "第三章（省级园区）",
        "第三章（规划）",
        "第三章（条件）",
        "第十九条",
        "第二十条",
        "第二十一条",
        "第二十二条",
    ),
)

APPLICANT = choice("agri_park_applicant", "申报主体", ("地市级以上政府", "县级政府", "其他"))
PROVINCIAL_SINCE = day("agri_park_provincial_since", "认定为省级农业科技园区的日期", fixed=True)
PLAN_APPROVED = yes_no("agri_park_plan_approved", "园区规划已经地市级以上政府批准")
MONITORED = number("agri_park_monitored", "本评估期（三年）参加创新能力监测的年数", "年", fixed=True)
ACCEPTED = yes_no("agri_park_accepted", "已通过验收，处于评估期")
RESULTS = ("优秀", "达标", "不达标", "未评估")
LAST = choice("agri_park_result_last", "最近一次评估结果", RESULTS, fixed=True)
BEFORE = choice("agri_park_result_before", "前一次评估结果", RESULTS, fixed=True)

POLICY = Policy(
    "agri_park",
    "国家农业科技园区",
    "National agricultural science and technology park",
    subject="park",
    reference="decision",
    grants=Sentence("国家农业科技园区资格", "Status of a national agricultural science and technology park"),
    aliases=("农业科技园区",),
    unrecorded=OF_PLACE,
)


@POLICY.since("2018-01-01", documents=(RULE,), confidence="K-med")
def proxy(v: Version) -> None:
    """The previous version has not been found: the text of 2020 stands in for it, marked to be verified."""
    conditions(v)


@POLICY.since("2020-08-01", documents=(RULE,), confidence="S")
def v2020(v: Version) -> None:
    """The measures of six ministries and bodies."""
    conditions(v)


def conditions(v: Version) -> None:
    """Entry, and for accepted parks the standing."""
    v.must(
        "applicant",
        "原则上由地市级以上政府申报",
        soft(APPLICANT.is_("地市级以上政府")),
        RULE("第三章（申报主体）"),
    )
    v.must(
        "provincial",
        "认定为省级农业科技园区满一年",
        days_between(months_after(PROVINCIAL_SINCE, 12), ON) >= "0天",
        RULE("第三章（省级园区）"),
    )
    v.must("plan", "园区规划已经批准", PLAN_APPROVED, RULE("第三章（规划）"))
    v.judge("ability", "功能分区、技术支撑、转化服务、企业和培训条件齐备", RULE("第三章（条件）"))
    v.must(
        "monitoring",
        "评估期三年内缺席监测不超过一年（缺两年视为不达标）",
        ~ACCEPTED | (MONITORED >= "2年"),
        RULE("第二十二条"),
    )
    v.must(
        "standing",
        "未连续两次评估不达标（整改后仍不达标的取消资格）",
        ~(LAST.is_("不达标") & BEFORE.is_("不达标")),
        RULE("第二十一条"),
    )
    v.clock("build", "建设期三年，期满申请验收；延期须提前半年申请", 3, "年", RULE("第十九条"))
    v.clock("evaluation", "原则上每三年评估一次", 3, "年", RULE("第二十条"))


WORKED = (
    "agri_park_applicant=地市级以上政府 agri_park_provincial_since=2018-06-01 agri_park_plan_approved=是 "
    "agri_park_ability=是 agri_park_accepted=是 agri_park_monitored=3 agri_park_result_last=未评估 "
    "agri_park_result_before=未评估"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "absent_two_years",
    "三年中有两年未参加监测，视为不达标",
    "Two of three years without monitoring count as below standard",
    on="2021-06-01",
    given=WORKED + " agri_park_monitored=1",
    expect="monitoring=不符合 结论=不符合",
)
POLICY.case(
    "absent_one_year",
    "缺一年，正常评估",
    "One year missed is allowed",
    on="2021-06-01",
    given=WORKED + " agri_park_monitored=2",
    expect="monitoring=符合 结论=符合",
)
POLICY.case(
    "mended",
    "2020-12-24不达标，整改一年后达标，保留",
    "Below standard, then mended within the year",
    on="2021-12-24",
    given=WORKED + " agri_park_result_last=达标 agri_park_result_before=不达标",
    expect="standing=符合",
)
POLICY.case(
    "not_mended",
    "整改后仍不达标，取消资格",
    "Still below standard after a year: the status ends",
    on="2021-12-24",
    given=WORKED + " agri_park_result_last=不达标 agri_park_result_before=不达标",
    expect="standing=不符合",
)
