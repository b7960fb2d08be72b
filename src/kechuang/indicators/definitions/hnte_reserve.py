"""Enterprises in the reserve list of future high-tech enterprises."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import holders
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "hnte_reserve",
    Sentence("高新技术企业培育库入库企业数", "Enterprises in the reserve list of high-tech enterprises"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "industry", "organisation"),
    related=("hnte",),
    called=Called(
        ("入库培育企业", "高新技术企业培育库入库企业", "高新技术企业后备培育企业", "高新技术企业培育入库企业"),
        ("家", "个", "户", "所"),
    ),
    versions=(
        Version(
            since=date(2018, 1, 1),
            says=Sentence(
                "当日在高新技术企业后备培育库中的企业，一家只计一次。入库条件没有统一规定。",
                "Enterprises in the reserve list on the day, each counted once. No common condition "
                "of entry is published.",
            ),
            cites=(Citation("本级科技部门入库文件"),),
            certainty="ours",
            measure=holders(
                "hnte_reserve",
                noun=Sentence("培育库入库证明", "entries in the reserve list"),
                called=Sentence("高新技术企业后备培育库", "reserve list of high-tech enterprises"),
            ),
        ),
    ),
)
