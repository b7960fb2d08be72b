"""The share of science and technology in the general public budget of the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.measures import Ratio
from kechuang.indicators.owners import FINANCE
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "fiscal_st_share",
    Sentence("财政科技支出占一般公共预算支出的比重", "Share of science and technology in public spending"),
    unit="%",
    nature="flow",
    owner=FINANCE,
    moves="yearly",
    related=("fiscal_st_spending",),
    called=Called(
        (
            "财政科技支出占一般公共预算支出的比重",
            "财政科技支出占公共财政支出的比重",
            "财政科技支出占财政支出比重",
            "地方财政科技支出占公共财政支出比重",
            "科技支出占一般公共预算支出比重",
            "科技支出占财政支出比重",
        ),
        ("%",),
    ),
    versions=(
        Version(
            since=date(2007, 1, 1),
            says=Sentence(
                "当年一般公共预算科学技术支出与一般公共预算支出之比。",
                "Spending on science and technology over all spending of the general public budget in the year.",
            ),
            cites=(Citation("政府收支分类科目", "", "206 科学技术支出"),),
            certainty="K-high",
            measure=Ratio(Figure("fiscal_st_expenditure"), Figure("fiscal_expenditure")),
        ),
    ),
)
