"""研发投入强度奖励: what a city gets for each hundredth of a point of R&D intensity it gains (Hebei)."""

from __future__ import annotations

from fractions import Fraction

from kechuang.kernel.sentences import Sentence
from kechuang.policies.vocabulary.unrecorded import AS_MONEY
from kechuang.rules.declare import choice, number, yes_no
from kechuang.rules.policy import Document, Policy, Version
from kechuang.rules.tree import any_of, best_of, called, node, when

RULES = Document("河北省研发投入强度提升奖励政策", "", None, ("奖励对象", "强度提升奖励", "超过全国平均水平奖励"))

LEVEL = choice("city_level", "地区级别", ("设区市", "省直管县（市）", "县（市、区）"))
COUNTED = yes_no("city_counted_as_prefecture", "省直管县（市）按设区市享受", judged=True)
NOW = number("rd_intensity", "当年研发投入强度", "", "全社会研发经费支出与地区生产总值之比", bound=1, time="year")
BEFORE = number("rd_intensity_y2", "上年研发投入强度", "", bound=1, time="year")
NATIONAL = number("rd_intensity_national", "当年全国研发投入强度", "", bound=1, time="year")
AWARDED = yes_no("rd_intensity_awarded", "已领取过超过全国平均水平的一次性奖励", fixed=True)

POLICY = Policy(
    "rd_intensity_award",
    "研发投入强度奖励",
    "Award for R&D intensity",
    subject="region",
    reference="decision",
    grants=Sentence("研发投入强度提升奖励", "An award for each hundredth of a point gained"),
    aliases=("研发强度奖励",),
    unrecorded=AS_MONEY,
)


@POLICY.since("2021-01-01", documents=(RULES,), confidence="K-med")
def v2021(v: Version) -> None:
    """One million yuan for each 0.01 points, and 50 million once above the national average."""
    city = when(LEVEL.is_("省直管县（市）"), COUNTED, LEVEL.is_("设区市"))
    v.must("city", "设区市（省直管县市是否享受待确认）", city, RULES("奖励对象"))
    gained = NOW > BEFORE
    above = (NOW > NATIONAL) & ~AWARDED
    v.must("earned", "强度比上年提升，或首次超过全国平均水平", any_of(gained, above), RULES("强度提升奖励"))
    points = called("强度提升", best_of(NOW - BEFORE, "0%"))
    growth = points * Fraction(10_000) * node("100万元")
    v.grant("growth", "强度提升奖励", when(city, growth, "0元"), RULES("强度提升奖励"))
    v.grant(
        "above", "超过全国平均水平的一次性奖励", when(city & above, "5000万元", "0元"), RULES("超过全国平均水平奖励")
    )


WORKED = (
    "city_level=设区市 rd_intensity=1.60% rd_intensity_y2=1.50% rd_intensity_national=2.40% rd_intensity_awarded=否"
)
"""Facts the worked cases stand on; each case changes what it is about."""

POLICY.case(
    "ten_hundredths",
    "强度由1.50%升到1.60%，提高10个0.01个百分点，奖励1000万元",
    "From 1.50 to 1.60 %: ten hundredths of a point, 10 million",
    on="2022-06-01",
    given=WORKED,
    expect="growth=1000万元 above=0元 结论=符合",
)
POLICY.case(
    "county_open",
    "省直管县（市）是否按设区市享受待确认",
    "Whether a county under the province counts as a city is still to be confirmed",
    on="2022-06-01",
    given=WORKED + " city_level=省直管县（市）",
    expect="city=待定 结论=待定",
)
POLICY.case(
    "above_nation",
    "首次超过全国平均水平，另奖5000万元",
    "Above the national average for the first time: 50 million more",
    on="2022-06-01",
    given=WORKED + " rd_intensity=2.50% rd_intensity_y2=2.50%",
    expect="growth=0元 above=5000万元",
)
