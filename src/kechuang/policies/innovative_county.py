"""创新型县（市）: national innovative counties; exactly one theme, three years to build (国科发农〔2018〕130号)."""

from __future__ import annotations

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.unrecorded import OF_PLACE
from kechuang.rules.declare import number as count
from kechuang.rules.declare import unknown, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import Node, any_of

GUIDE = Document(
    "创新型县（市）建设工作指引",
    "国科发农〔2018〕130号",
    None,
    ("建设主题", "推荐", "评审", "建设期和验收", "数量条件"),
)

THEMES = {
    "industry": yes_no("county_theme_industry", "主题：科技支撑产业发展"),
    "ecology": yes_no("county_theme_ecology", "主题：科技支撑生态文明"),
    "livelihood": yes_no("county_theme_livelihood", "主题：科技支撑民生改善"),
}
RECOMMENDED = yes_no("county_recommended", "省级科技主管部门已推荐", evidence=("推荐函",), time="day")
CAPABILITY = count("county_score", "县域科技创新能力评价得分", "分", time="year")

POLICY = Policy(
    "innovative_county",
    "创新型县（市）",
    "National innovative county",
    subject="region",
    reference="application",
    grants=Sentence("列入创新型县（市）建设名单", "Entry on the list of innovative counties under construction"),
    aliases=("创新型县(市)", "国家创新型县（市）"),
    unrecorded=OF_PLACE,
)


@POLICY.since("2018-01-01", documents=(GUIDE,), confidence="S")
def v2018(v: Version) -> None:
    """One theme, a recommendation, a review; the figures of entry have not been found."""
    industry, ecology, livelihood = THEMES.values()
    ways: list[Node] = [
        industry & ~ecology & ~livelihood,
        ~industry & ecology & ~livelihood,
        ~industry & ~ecology & livelihood,
    ]
    v.must("theme", "三个建设主题只选其一", any_of(*ways), GUIDE("建设主题"), evidence=("建设方案",))
    v.must("recommended", "经省级科技主管部门推荐", RECOMMENDED, GUIDE("推荐"))
    v.judge("review", "通过形式审查、书面评审和质询", GUIDE("评审"))
    floor = unknown("county_score_floor", "创新能力得分下限", "分", GUIDE("数量条件"))
    v.must("score", "创新能力达到规定要求", CAPABILITY >= floor, GUIDE("数量条件"))
    v.clock("build", "建设期三年，期满验收", 3, "年", GUIDE("建设期和验收"))


WORKED = (
    "county_theme_industry=是 county_theme_ecology=否 county_theme_livelihood=否 county_recommended=是 "
    "innovative_county_review=是 county_score=82分"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "one_theme",
    "只选一个主题，符合；数量条件没有查到，结论待定",
    "One theme; the figures of entry were never found",
    on="2018-06-01",
    given=WORKED,
    expect="theme=符合 结论=待定",
)
POLICY.case(
    "two_themes",
    "同时选两个主题，不符合",
    "Two themes are refused",
    on="2018-06-01",
    given=WORKED + " county_theme_ecology=是",
    expect="theme=不符合 结论=不符合",
)
