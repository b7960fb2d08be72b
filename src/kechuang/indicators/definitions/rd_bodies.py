"""Recognised R&D bodies of industrial enterprises."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import INDUSTRY
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "rd_bodies",
    Sentence("工业企业研发机构数", "R&D bodies of industrial enterprises"),
    unit="家",
    nature="stock",
    owner=INDUSTRY,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    called=Called(
        ("企业研发机构", "工业企业研发机构", "规模以上工业企业研发机构", "企业研发中心"), ("家", "个", "户", "所")
    ),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的工业企业研发机构；一个平台只计一次，计在依托单位所在"
                "地。省级以上含国家级和省级。",
                "R&D bodies of industrial enterprises approved and not removed on the day; each "
                "counted once, where its carrier is. Provincial and above: national and provincial.",
            ),
            cites=(Citation("河北省工业企业研发机构认定管理办法"),),
            certainty="S",
            measure=platforms(
                "industry_rd_body", noun=Sentence("工业企业研发机构", "R&D bodies of industrial enterprises"), unit="家"
            ),
        ),
    ),
)
