"""Academician workstations."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "academician_stations",
    Sentence("院士工作站数", "Academician workstations"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    called=Called(("院士工作站", "院士专家工作站", "院士（专家）工作站", "院士合作站"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的院士工作站；一个平台只计一次，计在依托单位所在地。省"
                "级以上含国家级和省级。",
                "Academician workstations approved and not removed on the day; each counted once, "
                "where its carrier is. Provincial and above: national and provincial.",
            ),
            cites=(
                Citation(
                    "关于进一步弘扬科学家精神加强作风和学风建设的意见",
                    "中办发〔2019〕35号",
                    "院士工作站",
                    date(2019, 6, 11),
                ),
            ),
            certainty="S",
            measure=platforms(
                "academician_station", noun=Sentence("院士工作站", "academician workstations"), unit="家"
            ),
            published=(((), "academician_stations"),),
        ),
    ),
)
