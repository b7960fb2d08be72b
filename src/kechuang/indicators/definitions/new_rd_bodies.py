"""New R&D bodies."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "new_rd_bodies",
    Sentence("新型研发机构数", "New R&D bodies"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    called=Called(("新型研发机构",), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的新型研发机构；一个平台只计一次，计在依托单位所在地。"
                "省级以上含国家级和省级。",
                "New R&D bodies approved and not removed on the day; each counted once, where its "
                "carrier is. Provincial and above: national and provincial.",
            ),
            cites=(Citation("关于促进新型研发机构发展的指导意见", "国科发政〔2019〕313号", "", date(2019, 9, 12)),),
            certainty="S",
            measure=platforms("new_rd_body", noun=Sentence("新型研发机构", "new R&D bodies"), unit="家"),
        ),
    ),
)
