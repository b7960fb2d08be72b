"""Valid invention patents per 10,000 residents."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.measures import Count, Ratio, any_of
from kechuang.indicators.owners import PATENTS
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "invention_patents_per_10k",
    Sentence("每万人口发明专利拥有量", "Invention patents per 10,000 people"),
    unit="件/万人",
    nature="stock",
    owner=PATENTS,
    moves="daily",
    related=("high_value_patents_per_10k", "invention_patents"),
    called=Called(
        (
            "万人发明专利拥有量",
            "每万人口发明专利拥有量",
            "每万人发明专利拥有量",
            "万人口发明专利拥有量",
            "万人有效发明专利拥有量",
            "每万人有效发明专利拥有量",
        ),
        ("件", "件/万人"),
    ),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日有效（已授权、未终止、未期满）且权利人在本地的发明专利件数，除以年末常住人口（万"
                "人）；年中用上年末人口。",
                "Invention patents in force on the day (granted, not lapsed) whose owner is in the "
                "place, over residents at the year's end in ten thousands; within a year, those of "
                "the year before.",
            ),
            cites=(Citation("国家知识产权局统计指标解释", "", "每万人口发明专利拥有量"),),
            certainty="S",
            measure=Ratio(
                Count(
                    Question(
                        IntellectualProperty,
                        of=any_of(form="invention"),
                        also=any_of(state="granted"),
                        noun=Sentence("有效发明专利", "invention patents in force"),
                    ),
                    name=Sentence("有效发明专利", "invention patents in force"),
                    unit="件",
                ),
                Figure("population"),
            ),
        ),
    ),
)
