"""Share of above-scale industrial enterprises with an R&D body, by the list of recognised bodies."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.conditions import Has
from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import any_of
from kechuang.indicators.owners import INDUSTRY
from kechuang.indicators.question import Question
from kechuang.indicators.shapes import INDUSTRIAL, LISTED, share
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.platform import Platform
from kechuang.rules.parameters import Citation

RD_BODIES = (
    "industry_rd_body",
    "tech_innovation_centre",
    "key_laboratory",
    "industry_institute",
    "new_rd_body",
)
"""Bodies by which an enterprise has R&D of its own: the recognised ones and any other platform that it carries."""

WITH_BODY = Has(
    Question(
        Platform,
        of=any_of(form=RD_BODIES),
        also=any_of(state=LISTED),
        noun=Sentence("研发机构", "an R&D body"),
        everywhere=True,
    )
)

INDICATOR = Indicator(
    "industry_rd_body_share",
    Sentence("规模以上工业企业建有研发机构的比例", "Share of above-scale industrial enterprises with an R&D body"),
    unit="%",
    nature="stock",
    owner=INDUSTRY,
    moves="daily",
    dimensions=("township", "industry"),
    related=("manufacturer_rd_body_share",),
    called=Called(
        (
            "规模以上工业企业建有研发机构的比例",
            "规模以上工业企业设立研发机构的比例",
            "规模以上工业企业研发机构覆盖率",
            "规上工业企业研发机构覆盖率",
            "规模以上企业设立研发机构",
            "规模以上工业企业研发机构建有率",
            "规模以上工业企业研发活动覆盖率",
        ),
        ("%",),
    ),
    versions=(
        Version(
            since=date(2016, 1, 1),
            says=Sentence(
                "当日在统计名录的规模以上工业企业中，承担有已认定研发机构（工信部门A、B、C级研发机构"
                "，或市级以上技术创新中心、重点实验室、产业技术研究院、新型研发机构）的企业所占的比例"
                "。与统计报表“有研发机构的企业数”不是同一口径。",
                "Of the above-scale industrial enterprises on the statistical list, the share that "
                "carries a recognised R&D body (grade A, B or C, or any centre, laboratory or "
                "institute). Not the same as the statistical count of enterprises with an R&D body.",
            ),
            cites=(
                Citation("关于支持企业技术创新的指导意见", "冀政字〔2016〕29号", "研发机构"),
                Citation("河北省规模以上工业企业研发机构认定管理办法（试行）"),
            ),
            certainty="ours",
            measure=share(
                INDUSTRIAL,
                Sentence("规模以上工业企业", "above-scale industrial enterprises"),
                WITH_BODY,
                Sentence("有研发机构的规模以上工业企业", "above-scale industrial enterprises with an R&D body"),
            ),
        ),
    ),
)
