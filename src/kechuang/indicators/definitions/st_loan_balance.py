"""Balance of loans to technology enterprises, as reported."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import BANKING
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "st_loan_balance",
    Sentence("科技贷款余额", "Balance of loans to technology enterprises"),
    unit="亿元",
    nature="stock",
    owner=BANKING,
    moves="yearly",
    reported=True,
    called=Called(("科技贷款余额", "科技型企业贷款余额", "科技信贷余额"), ("元",)),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "期末科技贷款余额。",
                "Balance of loans to technology enterprises at the end of the period.",
            ),
            cites=(Citation("主管部门公布或填报"),),
            certainty="ours",
            measure=Figure("st_loan_balance"),
        ),
    ),
)
