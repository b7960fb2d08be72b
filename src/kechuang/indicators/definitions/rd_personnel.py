"""People doing R&D, as full-time equivalents of the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import STATISTICS
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "rd_personnel",
    Sentence("R&D人员折合全时当量", "R&D personnel (full-time equivalent)"),
    unit="人年",
    nature="flow",
    owner=STATISTICS,
    moves="yearly",
    called=Called(("R&D人员折合全时当量", "R&D人员全时当量", "研发人员全时当量", "研发人员折合全时当量"), ("人年",)),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "当年从事R&D活动的人员按实际工作时间折合的全时人年数。",
                "Person-years of full time spent on R&D in the year.",
            ),
            cites=(Citation("研究与试验发展（R&D）投入统计规范（试行）", "国统字〔2019〕47号", "R&D人员折合全时当量"),),
            certainty="K-high",
            measure=Figure("rd_personnel_fte"),
        ),
    ),
)
