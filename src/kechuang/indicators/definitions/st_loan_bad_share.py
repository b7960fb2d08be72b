"""Share of bad loans to technology enterprises, as reported."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import BANKING
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "st_loan_bad_share",
    Sentence("科技贷款不良率", "Share of bad loans to technology enterprises"),
    unit="%",
    nature="stock",
    owner=BANKING,
    moves="yearly",
    better="down",
    reported=True,
    called=Called(("科技贷款不良率", "科技型中小企业贷款不良率"), ("%",), loose=("不良贷款率",)),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "期末科技贷款中不良贷款所占的比例。",
                "The share of bad loans in the loans to technology enterprises at the end of the period.",
            ),
            cites=(Citation("主管部门公布或填报"),),
            certainty="ours",
            measure=Figure("st_loan_bad_share"),
        ),
    ),
)
