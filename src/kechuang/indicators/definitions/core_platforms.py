"""Key laboratories, technology innovation centres and industrial institutes together."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import platforms
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "core_platforms",
    Sentence(
        "重点实验室、技术创新中心、产业技术研究院合计数",
        "Key laboratories, technology innovation centres and industrial institutes",
    ),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal", "county"),
    related=("tech_innovation_centres", "key_laboratories", "industry_institutes"),
    called=Called(
        (
            "重点实验室、技术创新中心、产业技术研究院",
            "技术创新中心、重点实验室、产业技术研究院",
            "重点实验室、技术创新中心、产业技术研究院合计",
        ),
        ("家", "个", "户", "所"),
    ),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日在册的重点实验室、技术创新中心、产业技术研究院之和，各级都计；与“省级以上”的各项"
                "不是同一范围，不能由各项相加得到。",
                "Key laboratories, technology innovation centres and industrial institutes of every "
                "level on the day; another scope than those at provincial level and above.",
            ),
            cites=(
                Citation("河北省技术创新中心建设与运行管理办法", "冀科平〔2018〕16号"),
                Citation("河北省学科重点实验室建设与运行管理办法", "冀科平〔2018〕10号"),
                Citation("河北省产业技术研究院管理办法（试行）", "冀科平函〔2017〕43号"),
            ),
            certainty="S",
            measure=platforms(
                "tech_innovation_centre",
                "key_laboratory",
                "industry_institute",
                noun=Sentence(
                    "重点实验室、技术创新中心、产业技术研究院",
                    "key laboratories, technology innovation centres and industrial institutes",
                ),
                unit="家",
            ),
            published=((("national", "provincial"), "provincial_platforms"),),
        ),
    ),
)
