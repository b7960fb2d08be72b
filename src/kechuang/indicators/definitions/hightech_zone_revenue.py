"""Revenue of the high-tech zone, as reported."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import ZONE
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "hightech_zone_revenue",
    Sentence("高新区营业收入", "Revenue of the high-tech zone"),
    unit="亿元",
    nature="flow",
    owner=ZONE,
    moves="yearly",
    reported=True,
    called=Called(("高新区营业收入",), ("元",)),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "高新区内纳入统计企业当年营业收入。",
                "Revenue in the year of the enterprises in the zone that are in the statistics.",
            ),
            cites=(Citation("主管部门公布或填报"),),
            certainty="ours",
            measure=Figure("hightech_zone_revenue"),
        ),
    ),
)
