"""Technology innovation centres (once: engineering technology research centres)."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "tech_innovation_centres",
    Sentence("技术创新中心数", "Technology innovation centres"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    related=("core_platforms",),
    called=Called(("技术创新中心", "工程技术研究中心", "技术创新中心（工程技术研究中心）"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的技术创新中心；一个平台只计一次，计在依托单位所在地。"
                "省级以上含国家级和省级。",
                "Technology innovation centres approved and not removed on the day; each counted "
                "once, where its carrier is. Provincial and above: national and provincial.",
            ),
            cites=(Citation("河北省技术创新中心建设与运行管理办法", "冀科平〔2018〕16号"),),
            certainty="S",
            measure=platforms(
                "tech_innovation_centre", noun=Sentence("技术创新中心", "technology innovation centres"), unit="家"
            ),
            published=(
                (("national", "provincial"), "provincial_tech_innovation_centres"),
                (("provincial",), "provincial_tech_innovation_centres"),
            ),
        ),
    ),
)
