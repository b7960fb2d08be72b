"""Fiscal spending on science and technology in the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import FINANCE
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "fiscal_st_spending",
    Sentence("财政科技支出", "Fiscal spending on science and technology"),
    unit="万元",
    nature="flow",
    owner=FINANCE,
    moves="yearly",
    related=("fiscal_st_share",),
    called=Called(
        ("财政科技支出", "财政科学技术支出", "财政科技投入", "地方财政科技支出", "一般公共预算科技支出", "科技支出"),
        ("元", "%"),
    ),
    versions=(
        Version(
            since=date(2007, 1, 1),
            says=Sentence(
                "当年一般公共预算中科学技术支出（206类）。",
                "Spending on science and technology in the general public budget of the year (class 206).",
            ),
            cites=(Citation("政府收支分类科目", "", "206 科学技术支出"),),
            certainty="K-high",
            measure=Figure("fiscal_st_expenditure"),
        ),
    ),
)
