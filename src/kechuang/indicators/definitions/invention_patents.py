"""Invention patents in force."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import Count, any_of
from kechuang.indicators.owners import PATENTS
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "invention_patents",
    Sentence("有效发明专利数", "Invention patents in force"),
    unit="件",
    nature="stock",
    owner=PATENTS,
    moves="daily",
    dimensions=("township", "industry", "organisation"),
    related=("invention_patents_per_10k",),
    called=Called(("有效发明专利", "发明专利拥有量", "发明专利", "有效发明专利拥有量"), ("件", "项")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日有效（已授权、未终止、未期满）且权利人在本地的发明专利件数。",
                "Invention patents in force on the day whose owner is in the place.",
            ),
            cites=(Citation("国家知识产权局统计指标解释", "", "有效发明专利"),),
            certainty="S",
            measure=Count(
                Question(
                    IntellectualProperty,
                    of=any_of(form="invention"),
                    also=any_of(state="granted"),
                    noun=Sentence("有效发明专利", "invention patents in force"),
                ),
                began="granted",
                unit="件",
            ),
            published=(((), "invention_patents"),),
        ),
    ),
)
