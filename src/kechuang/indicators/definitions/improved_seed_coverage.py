"""Coverage of improved seed, as reported."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import AGRICULTURE
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "improved_seed_coverage",
    Sentence("主要农作物良种覆盖率", "Coverage of improved seed"),
    unit="%",
    nature="stock",
    owner=AGRICULTURE,
    moves="yearly",
    reported=True,
    called=Called(("主要农作物良种覆盖率", "农作物良种覆盖率", "良种覆盖率"), ("%",)),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "主要农作物良种播种面积占总播种面积的比例。",
                "The share of the sown area of main crops under improved seed.",
            ),
            cites=(Citation("主管部门公布或填报"),),
            certainty="ours",
            measure=Figure("improved_seed_coverage"),
        ),
    ),
)
