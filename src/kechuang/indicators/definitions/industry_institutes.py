"""Industrial technology research institutes."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "industry_institutes",
    Sentence("产业技术研究院数", "Industrial technology research institutes"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    related=("core_platforms",),
    called=Called(("产业技术研究院", "产业研究院", "产业技术创新研究院"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的产业技术研究院；一个平台只计一次，计在依托单位所在地"
                "。省级以上含国家级和省级。",
                "Industrial technology research institutes approved and not removed on the day; each "
                "counted once, where its carrier is. Provincial and above: national and provincial.",
            ),
            cites=(
                Citation("河北省产业技术研究院管理办法（试行）", "冀科平函〔2017〕43号"),
                Citation("河北省省级产业技术研究院管理办法", "冀科平规〔2022〕1号", "", date(2022, 11, 2)),
            ),
            certainty="S",
            measure=platforms(
                "industry_institute",
                noun=Sentence("产业技术研究院", "industrial technology research institutes"),
                unit="家",
            ),
            published=(
                (("national", "provincial"), "provincial_industry_institutes"),
                (("provincial",), "provincial_industry_institutes"),
            ),
        ),
    ),
)
