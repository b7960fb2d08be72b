"""Alliances of industrial technology innovation."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "alliances",
    Sentence("产业技术创新战略联盟数", "Alliances of industrial technology innovation"),
    unit="个",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    called=Called(
        ("产业技术创新联盟", "产业技术创新战略联盟", "技术创新战略联盟", "技术创新联盟"), ("家", "个", "户", "所")
    ),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已批准建设或运行、未被撤销的产业技术创新联盟；一个平台只计一次，计在依托单位所在"
                "地。省级以上含国家级和省级。",
                "Alliances of industrial technology innovation approved and not removed on the day; "
                "each counted once, where its carrier is. Provincial and above: national and "
                "provincial.",
            ),
            cites=(
                Citation("关于推动产业技术创新战略联盟构建的指导意见", "国科发政〔2008〕770号", "", date(2008, 12, 30)),
                Citation("河北省产业技术创新战略联盟建设管理办法", "冀科区规〔2018〕1号"),
            ),
            certainty="S",
            measure=platforms(
                "innovation_alliance",
                noun=Sentence("产业技术创新联盟", "alliances of industrial technology innovation"),
                unit="个",
            ),
            published=((("provincial",), "provincial_alliances"),),
        ),
    ),
)
