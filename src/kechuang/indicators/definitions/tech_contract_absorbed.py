"""Value of technology contracts bought in the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import Sum
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.question import Question
from kechuang.indicators.when import Happened
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.technology_contract import TechnologyContract
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "tech_contract_absorbed",
    Sentence("吸纳技术合同成交额", "Value of technology contracts bought"),
    unit="亿元",
    nature="flow",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "organisation"),
    related=("tech_contract_value",),
    called=Called(("吸纳技术合同成交额", "技术合同吸纳额", "吸纳技术交易额", "吸纳技术成交额"), ("元",)),
    versions=(
        Version(
            since=date(2000, 2, 16),
            says=Sentence(
                "当年登记、买方在本地（吸纳）的技术合同成交总额；已撤销登记的不计。",
                "Total price of the technology contracts registered in the year whose buyer is in the place.",
            ),
            cites=(
                Citation("技术合同认定登记管理办法", "国科发政字〔2000〕063号", "登记", date(2000, 2, 16)),
                Citation("技术合同认定规则", "国科发政字〔2001〕253号", "成交总额", date(2001, 7, 18)),
            ),
            certainty="K-high",
            measure=Sum(
                Question(
                    TechnologyContract,
                    when=Happened("registered"),
                    noun=Sentence("技术合同", "technology contracts"),
                    division="buyer_division",
                    holder="buyer",
                ),
                "total",
            ),
            published=(((), "tech_contract_absorbed"),),
        ),
    ),
)
