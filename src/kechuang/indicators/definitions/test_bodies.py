"""Bodies of public inspection and testing."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "test_bodies",
    Sentence("检验检测机构数", "Inspection and testing bodies"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    called=Called(("检验检测机构", "公共检验检测中心", "检验检测中心", "检验检测平台"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的检验检测机构；一个平台只计一次，计在依托单位所在地。"
                "省级以上含国家级和省级。",
                "Inspection and testing bodies approved and not removed on the day; each counted "
                "once, where its carrier is. Provincial and above: national and provincial.",
            ),
            cites=(Citation("检验检测机构资质认定管理办法"),),
            certainty="K-med",
            measure=platforms("test_body", noun=Sentence("检验检测机构", "inspection and testing bodies"), unit="家"),
        ),
    ),
)
