"""县域科技创新能力分类: classes A, B, C of counties by their score (冀政办字〔2019〕9号, Hebei)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.unrecorded import OF_PLACE
from kechuang.rules.declare import number, points
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import called, scored

PLAN = Document(
    "河北省县域科技创新跃升计划（2019—2025年）", "冀政办字〔2019〕9号", None, ("分类标准", "指标体系", "跃升")
)

QUANTITATIVE = number("county_quantitative", "十四项定量指标得分", "分", "满分85分", time="year")

POLICY = Policy(
    "county_capability",
    "县域科技创新能力分类",
    "Class of a county's innovation capability",
    subject="region",
    reference="window_end",
    grants=Sentence("评为A类、B类或C类，本政策的“符合”指达到B类以上", "Class A, B or C; yes means B or better"),
    aliases=("县域科创能力分类", "县域科技创新跃升"),
    unrecorded=OF_PLACE,
)


@POLICY.since("2019-01-01", documents=(PLAN,), confidence="S")
def v2019(v: Version) -> None:
    """100 points: 85 counted, 15 judged on the management of innovation; A from 80, B from 60."""
    v.score("quantitative", "定量指标", QUANTITATIVE, 85, PLAN("指标体系"))
    managed = scored(points("county_management", "科技管理创新（三项定性指标）"), "0分", "15分")
    v.score("management", "定性指标", managed, 15, PLAN("指标体系"))
    total = called("创新能力得分", v.total)
    classes = (
        v.part("a", "A类：80分以上", total >= "80分", PLAN("分类标准")),
        v.part("b", "B类以上：60分以上", total >= "60分", PLAN("分类标准")),
    )
    v.must("class", "达到B类以上（低于60分为C类）", classes[1].test, PLAN("分类标准"), parts=classes)
    v.beyond(PLAN("跃升"), "outcome", "类别提升为级别跃升；同类别位次提升为位次提升，可获专项资金，数额未公布")


WORKED = "county_management=10分"
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "eighty",
    "80分为A类",
    "80 points are class A",
    on="2020-12-31",
    given=WORKED + " county_quantitative=70分",
    expect="总分=80分 a=符合 结论=符合",
)
POLICY.case(
    "below_eighty",
    "79.99分为B类",
    "79.99 are class B",
    on="2020-12-31",
    given=WORKED + " county_quantitative=69.99分",
    expect="a=不符合 b=符合",
)
POLICY.case(
    "sixty",
    "60分为B类",
    "60 are class B",
    on="2020-12-31",
    given=WORKED + " county_quantitative=50分",
    expect="b=符合 结论=符合",
)
POLICY.case(
    "below_sixty",
    "59.99分为C类",
    "59.99 are class C",
    on="2020-12-31",
    given=WORKED + " county_quantitative=49.99分",
    expect="b=不符合 结论=不符合",
)
