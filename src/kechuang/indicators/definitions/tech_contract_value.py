"""Value of technology contracts sold in the year."""

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
    "tech_contract_value",
    Sentence("技术合同成交额", "Value of technology contracts sold"),
    unit="亿元",
    nature="flow",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "organisation"),
    related=("tech_contract_absorbed",),
    called=Called(
        (
            "技术合同交易总额",
            "技术合同成交额",
            "技术合同登记额",
            "技术合同交易额",
            "技术市场合同成交额",
            "技术合同成交总额",
            "技术交易额",
            "技术市场成交额",
            "技术合同登记成交额",
            "技术合同成交金额",
        ),
        ("元",),
    ),
    versions=(
        Version(
            since=date(2000, 2, 16),
            says=Sentence(
                "当年在本地登记、卖方在本地（输出）的技术合同成交总额；已撤销登记的不计。文件未写明含"
                "不含吸纳的，按输出计，吸纳额另列。",
                "Total price of the technology contracts registered in the year whose seller is in "
                "the place; cancelled ones do not count. Where a plan does not say whether purchases "
                "count, sales are meant, and purchases are shown beside.",
            ),
            cites=(
                Citation("技术合同认定登记管理办法", "国科发政字〔2000〕063号", "登记", date(2000, 2, 16)),
                Citation("技术合同认定规则", "国科发政字〔2001〕253号", "成交总额", date(2001, 7, 18)),
            ),
            certainty="ours",
            measure=Sum(
                Question(
                    TechnologyContract,
                    when=Happened("registered"),
                    noun=Sentence("技术合同", "technology contracts"),
                    division="seller_division",
                    holder="seller",
                ),
                "total",
            ),
            published=(((), "tech_contract_value"),),
        ),
    ),
)
