"""Leading talents of science and technology selected and in their term."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import TALENT
from kechuang.indicators.shapes import grants
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "leading_talents",
    Sentence("科技领军人才数", "Leading talents of science and technology"),
    unit="人",
    nature="stock",
    owner=TALENT,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal"),
    called=Called(("科技领军人才", "科技创新领军人才", "领军人才", "高层次科技领军人才"), ("人", "名", "位")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已入选且在支持期内（未写明期限的长期有效）的领军人才；问当年或期间时，按入选日期计。",
                "Leading talents of science and technology selected and in their term on the day; "
                "asked for a stretch, by the day of selection.",
            ),
            cites=(Citation("本级人才计划入选通知"),),
            certainty="ours",
            measure=grants(
                "leading_talent",
                noun=Sentence("领军人才入选证明", "selections"),
                called=Sentence("科技领军人才", "leading talents of science and technology"),
                unit="人",
            ),
        ),
    ),
)
