"""Technology contracts registered in the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import Count
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.question import Question
from kechuang.indicators.when import Happened
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.technology_contract import TechnologyContract
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "tech_contracts",
    Sentence("技术合同登记数", "Technology contracts registered"),
    unit="项",
    nature="flow",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "organisation"),
    called=Called(("技术合同登记", "登记技术合同", "技术合同"), ("项", "份", "件")),
    versions=(
        Version(
            since=date(2000, 2, 16),
            says=Sentence(
                "当年登记、卖方在本地的技术合同份数；已撤销登记的不计。",
                "Technology contracts registered in the year whose seller is in the place.",
            ),
            cites=(Citation("技术合同认定登记管理办法", "国科发政字〔2000〕063号", "登记", date(2000, 2, 16)),),
            certainty="K-high",
            measure=Count(
                Question(
                    TechnologyContract,
                    when=Happened("registered"),
                    noun=Sentence("技术合同", "technology contracts"),
                    division="seller_division",
                    holder="seller",
                ),
                unit="项",
            ),
        ),
    ),
)
