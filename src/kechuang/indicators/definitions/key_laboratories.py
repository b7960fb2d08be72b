"""Key laboratories."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "key_laboratories",
    Sentence("重点实验室数", "Key laboratories"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    related=("core_platforms",),
    called=Called(("重点实验室", "学科重点实验室", "企业重点实验室"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的重点实验室；一个平台只计一次，计在依托单位所在地。省"
                "级以上含国家级和省级。",
                "Key laboratories approved and not removed on the day; each counted once, where its "
                "carrier is. Provincial and above: national and provincial.",
            ),
            cites=(
                Citation("河北省学科重点实验室建设与运行管理办法", "冀科平〔2018〕10号"),
                Citation("河北省重点实验室建设与运行管理办法", "冀科平规〔2023〕3号"),
            ),
            certainty="S",
            measure=platforms("key_laboratory", noun=Sentence("重点实验室", "key laboratories"), unit="家"),
            published=(
                (("national", "provincial"), "provincial_key_laboratories"),
                (("provincial",), "provincial_key_laboratories"),
            ),
        ),
    ),
)
