"""R&D intensity: what all performers spend inside on R&D, over the gross domestic product of the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.measures import Ratio
from kechuang.indicators.owners import STATISTICS
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "rd_intensity",
    Sentence("全社会研发经费支出占地区生产总值的比重", "R&D intensity (R&D / GDP)"),
    unit="%",
    nature="flow",
    owner=STATISTICS,
    moves="yearly",
    related=("industry_rd_share",),
    called=Called(
        (
            "研发经费支出占地区生产总值的比重",
            "研发经费支出占GDP比重",
            "研发经费投入强度",
            "研发投入强度",
            "R&D经费投入强度",
            "研究与试验发展经费投入强度",
            "研究与试验发展经费支出占地区生产总值比重",
        ),
        ("%",),
    ),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "当年全社会R&D经费内部支出与当年地区生产总值之比；委托外单位的支出不重复计。统计部门"
                "次年八九月公布，地区生产总值修订后比值随之改变。",
                "Internal R&D expenditure of all performers in the year over the gross domestic "
                "product of the year; money passed to others is not counted twice. Published eight "
                "or nine months later; it moves when the product is revised.",
            ),
            cites=(Citation("研究与试验发展（R&D）投入统计规范（试行）", "国统字〔2019〕47号", "R&D经费内部支出"),),
            certainty="K-high",
            measure=Ratio(Figure("rd_expenditure"), Figure("gdp")),
            published=(((), "rd_intensity"),),
        ),
    ),
)
