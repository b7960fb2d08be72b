"""The share of high-tech industries in the value added of above-scale industry."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.measures import Ratio
from kechuang.indicators.owners import STATISTICS
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "hightech_share",
    Sentence("高新技术产业增加值占规模以上工业增加值的比重", "Share of high-tech industries in industrial value added"),
    unit="%",
    nature="flow",
    owner=STATISTICS,
    moves="yearly",
    called=Called(
        (
            "高新技术产业增加值占规模以上工业增加值的比重",
            "高新技术产业增加值占规模以上工业增加值比重",
            "高新技术产业增加值占规上工业增加值比重",
            "高新技术产业增加值占比",
            "高新技术产业增加值占规上工业比重",
        ),
        ("%",),
    ),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "当年规模以上工业中高新技术产业增加值与规模以上工业增加值之比。",
                "Value added of high-tech industries over that of above-scale industry in the year.",
            ),
            cites=(Citation("高技术产业（制造业）分类"),),
            certainty="K-med",
            measure=Ratio(Figure("hightech_value_added"), Figure("industrial_value_added")),
            published=(((), "hightech_share"),),
        ),
    ),
)
