"""Postdoctoral workstations and practice bases."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import TALENT
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "postdoc_sites",
    Sentence("博士后工作站数", "Postdoctoral workstations"),
    unit="家",
    nature="stock",
    owner=TALENT,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    called=Called(
        ("博士后工作站", "博士后科研工作站", "博士后创新实践基地", "博士后科研工作站（创新实践基地）"),
        ("家", "个", "户", "所"),
    ),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的博士后工作站；一个平台只计一次，计在依托单位所在地。"
                "省级以上含国家级和省级。",
                "Postdoctoral workstations approved and not removed on the day; each counted once, "
                "where its carrier is. Provincial and above: national and provincial.",
            ),
            cites=(Citation("博士后管理工作规定", "国人部发〔2006〕149号"),),
            certainty="S",
            measure=platforms("postdoc_site", noun=Sentence("博士后工作站", "postdoctoral workstations"), unit="家"),
        ),
    ),
)
