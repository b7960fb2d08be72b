"""Bodies that serve technology transfer."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "transfer_bodies",
    Sentence("技术转移服务机构数", "Technology transfer bodies"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    called=Called(("技术转移服务机构", "技术转移机构", "技术转移示范机构", "技术转移中心"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的技术转移服务机构；一个平台只计一次，计在依托单位所在"
                "地。省级以上含国家级和省级。",
                "Technology transfer bodies approved and not removed on the day; each counted once, "
                "where its carrier is. Provincial and above: national and provincial.",
            ),
            cites=(Citation("国家技术转移示范机构管理办法", "国科发火字〔2007〕565号"),),
            certainty="S",
            measure=platforms(
                "transfer_body", noun=Sentence("技术转移服务机构", "technology transfer bodies"), unit="家"
            ),
        ),
    ),
)
