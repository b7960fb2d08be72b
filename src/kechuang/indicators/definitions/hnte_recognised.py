"""High-tech enterprises recognised in the year, first time or again."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import holders
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "hnte_recognised",
    Sentence("当年认定高新技术企业数", "High-tech enterprises recognised in the year"),
    unit="家",
    nature="flow",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "industry", "organisation"),
    related=("hnte",),
    called=Called(
        (
            "当年认定高新技术企业",
            "新认定高新技术企业",
            "新增高新技术企业",
            "当年新认定高新技术企业",
            "净增高新技术企业",
        ),
        ("家", "个", "户", "所"),
    ),
    versions=(
        Version(
            since=date(2008, 1, 1),
            says=Sentence(
                "发证日期在当年的高新技术企业，含期满后重新认定的；与“有效高新技术企业数”不是同一口径，两者不可相加。",
                "Enterprises whose certificate was issued in the year, recognised again included; "
                "not to be mixed with those valid on a day.",
            ),
            cites=(Citation("高新技术企业认定管理办法", "国科发火〔2016〕32号", "第九条", date(2016, 1, 29)),),
            certainty="K-high",
            measure=holders(
                "hnte",
                noun=Sentence("高新技术企业证书", "high-tech enterprise certificates"),
                called=Sentence("高新技术企业认定", "high-tech enterprise"),
            ),
            published=(((), "hnte_recognised"),),
        ),
    ),
)
