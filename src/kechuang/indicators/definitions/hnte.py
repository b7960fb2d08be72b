"""High-tech enterprises: organisations whose certificate is valid on the day."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import holders
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "hnte",
    Sentence("高新技术企业数", "High-tech enterprises"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "industry", "organisation"),
    related=("hnte_recognised",),
    called=Called(
        ("高新技术企业", "高企", "国家高新技术企业", "有效高新技术企业", "国家级高新技术企业"), ("家", "个", "户", "所")
    ),
    versions=(
        Version(
            since=date(2008, 1, 1),
            says=Sentence(
                "当日证书在有效期内（自发证之日起三年）的高新技术企业，一家只计一次；期满未重新认定、"
                "被撤销、迁出的不计。",
                "Enterprises whose certificate is valid on the day (three years from its date), each "
                "counted once; expired, revoked and moved ones do not count.",
            ),
            cites=(Citation("高新技术企业认定管理办法", "国科发火〔2008〕172号", "第十二条"),),
            certainty="K-high",
            measure=holders(
                "hnte",
                noun=Sentence("高新技术企业证书", "high-tech enterprise certificates"),
                called=Sentence("高新技术企业认定", "high-tech enterprise"),
            ),
            published=(((), "hnte_stock"),),
        ),
        Version(
            since=date(2016, 1, 1),
            says=Sentence(
                "当日证书在有效期内（自颁发之日起三年）的高新技术企业，一家只计一次；取消复审，期满须"
                "重新认定，被撤销、迁出的不计。",
                "Enterprises whose certificate is valid on the day (three years from its issue), "
                "each counted once; there is no review any more: after three years a new recognition "
                "is needed.",
            ),
            cites=(Citation("高新技术企业认定管理办法", "国科发火〔2016〕32号", "第九条", date(2016, 1, 29)),),
            certainty="K-high",
            measure=holders(
                "hnte",
                noun=Sentence("高新技术企业证书", "high-tech enterprise certificates"),
                called=Sentence("高新技术企业认定", "high-tech enterprise"),
            ),
            published=(((), "hnte_stock"),),
        ),
    ),
)
