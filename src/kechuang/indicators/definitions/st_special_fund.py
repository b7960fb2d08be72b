"""Special funds for science and technology that the place's own budget sets aside."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import FINANCE
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "st_special_fund",
    Sentence("科技专项资金", "Special funds for science and technology"),
    unit="万元",
    nature="flow",
    owner=FINANCE,
    moves="yearly",
    reported=True,
    called=Called(("科技专项资金", "科技创新专项资金", "科技发展专项资金"), ("元",)),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "本级财政当年安排的科技专项资金；跨年承诺按各年之和。",
                "Special funds for science and technology set aside by the budget of this level in "
                "the year; a promise over years is the sum of them.",
            ),
            cites=(Citation("本级政府预算"),),
            certainty="ours",
            measure=Figure("st_special_fund"),
        ),
    ),
)
