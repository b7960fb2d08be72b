"""Money lent on pledged patents in the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import PATENTS
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "patent_pledge",
    Sentence("专利质押融资额", "Money lent on pledged patents"),
    unit="万元",
    nature="flow",
    owner=PATENTS,
    moves="yearly",
    reported=True,
    called=Called(
        ("专利质押融资额", "专利质押融资", "知识产权质押融资额", "专利质押融资金额", "知识产权质押融资"), ("元", "%")
    ),
    versions=(
        Version(
            since=date(2008, 1, 1),
            says=Sentence(
                "当年以专利权质押取得的贷款额。",
                "Loans taken on pledged patents in the year.",
            ),
            cites=(Citation("专利权质押登记办法"),),
            certainty="ours",
            measure=Figure("patent_pledge"),
        ),
    ),
)
