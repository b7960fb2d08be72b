"""Funds for science and technology of people's livelihood that the place's own budget sets aside."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import FINANCE
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "livelihood_st_fund",
    Sentence("民生科技项目资金", "Funds for science and technology of people's livelihood"),
    unit="万元",
    nature="flow",
    owner=FINANCE,
    moves="yearly",
    reported=True,
    called=Called(("民生科技项目", "民生科技项目资金", "用于民生科技项目", "民生科技专项资金"), ("元",)),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "本级财政当年安排的民生科技项目资金；跨年承诺按各年之和。",
                "Funds for science and technology of people's livelihood set aside by the budget of "
                "this level in the year; a promise over years is the sum of them.",
            ),
            cites=(Citation("本级政府预算"),),
            certainty="ours",
            measure=Figure("livelihood_st_fund"),
        ),
    ),
)
