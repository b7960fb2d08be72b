"""What all performers spend inside on R&D in the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import STATISTICS
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "rd_expenditure",
    Sentence("全社会研发经费支出", "R&D expenditure"),
    unit="亿元",
    nature="flow",
    owner=STATISTICS,
    moves="yearly",
    called=Called(
        (
            "研发经费支出",
            "研发经费",
            "R&D经费支出",
            "研究与试验发展经费支出",
            "研发投入",
            "研发经费投入",
            "研究与试验发展经费",
        ),
        ("元",),
    ),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "当年全社会R&D经费内部支出。",
                "Internal R&D expenditure of all performers in the year.",
            ),
            cites=(Citation("研究与试验发展（R&D）投入统计规范（试行）", "国统字〔2019〕47号", "R&D经费内部支出"),),
            certainty="K-high",
            measure=Figure("rd_expenditure"),
        ),
    ),
)
