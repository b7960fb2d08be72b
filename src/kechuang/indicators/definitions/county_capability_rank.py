"""Rank in the province's evaluation of counties, as reported."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import SCIENCE
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "county_capability_rank",
    Sentence("县域科技创新能力综合评价全省位次", "Rank in the province's evaluation of counties"),
    unit="名",
    nature="stock",
    owner=SCIENCE,
    moves="yearly",
    better="down",
    reported=True,
    called=Called(
        (
            "县域科技创新能力综合评价",
            "县域科技创新能力综合评价全省排名",
            "县域科技创新能力评价",
            "科技创新能力综合评价",
        ),
        ("名", "位"),
    ),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "省级县域科技创新能力评价中的位次，数值越小越好。",
                "Rank in the province's evaluation of counties; smaller is better.",
            ),
            cites=(Citation("主管部门公布或填报"),),
            certainty="ours",
            measure=Figure("county_capability_rank"),
        ),
    ),
)
