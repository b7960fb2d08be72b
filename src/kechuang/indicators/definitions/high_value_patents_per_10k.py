"""High-value invention patents per 10,000 residents."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.measures import Ratio
from kechuang.indicators.owners import PATENTS
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "high_value_patents_per_10k",
    Sentence("每万人口高价值发明专利拥有量", "High-value invention patents per 10,000 people"),
    unit="件/万人",
    nature="stock",
    owner=PATENTS,
    moves="yearly",
    related=("invention_patents_per_10k",),
    called=Called(
        (
            "每万人口高价值发明专利拥有量",
            "万人高价值发明专利拥有量",
            "每万人高价值发明专利拥有量",
            "每万人口高价值发明专利",
        ),
        ("件", "件/万人"),
    ),
    versions=(
        Version(
            since=date(2021, 1, 1),
            says=Sentence(
                "年末高价值发明专利拥有量除以年末常住人口（万人）。高价值指战略性新兴产业、海外同族、"
                "维持十年以上、质押融资较高、获国家科技奖或中国专利奖之一；业务记录不能判断，按公布数"
                "。",
                "High-value invention patents at the year's end over residents in ten thousands. "
                "What is high-value cannot be told from the records: the published figure is used.",
            ),
            cites=(Citation("国民经济和社会发展第十四个五年规划和2035年远景目标纲要", "", "专栏1", date(2021, 3, 12)),),
            certainty="S",
            measure=Ratio(Figure("high_value_patents"), Figure("population")),
        ),
    ),
)
