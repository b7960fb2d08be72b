"""Standing technology exchanges."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "tech_markets",
    Sentence("常设技术交易中心数", "Standing technology exchanges"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    called=Called(
        ("技术交易中心", "常设技术交易中心", "技术交易市场", "常设技术交易市场", "技术市场", "科技大市场"),
        ("家", "个", "户", "所"),
    ),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的技术交易中心；一个平台只计一次，计在依托单位所在地。"
                "省级以上含国家级和省级。",
                "Technology exchanges approved and not removed on the day; each counted once, where "
                "its carrier is. Provincial and above: national and provincial.",
            ),
            cites=(Citation("本级政府设立技术交易场所的文件"),),
            certainty="ours",
            measure=platforms("tech_market", noun=Sentence("技术交易中心", "technology exchanges"), unit="家"),
        ),
    ),
)
