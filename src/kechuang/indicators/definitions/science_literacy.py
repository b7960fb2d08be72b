"""Share of citizens with scientific literacy, as reported."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import ASSOCIATION
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "science_literacy",
    Sentence("公民具备科学素质的比例", "Share of citizens with scientific literacy"),
    unit="%",
    nature="stock",
    owner=ASSOCIATION,
    moves="yearly",
    reported=True,
    called=Called(
        ("公民具备科学素质的比例", "公民具备基本科学素质的比例", "公民科学素质", "具备科学素质的公民比例"), ("%",)
    ),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "抽样调查得出的公民具备科学素质的比例。",
                "The share of citizens with scientific literacy by sample survey.",
            ),
            cites=(Citation("主管部门公布或填报"),),
            certainty="ours",
            measure=Figure("science_literacy"),
        ),
    ),
)
