"""High-level innovation teams selected and in their term."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import TALENT
from kechuang.indicators.shapes import grants
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "innovation_teams",
    Sentence("高层次创新创业团队数", "High-level innovation teams"),
    unit="个",
    nature="stock",
    owner=TALENT,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal"),
    called=Called(
        (
            "高层次创新创业团队",
            "创新创业团队",
            "高层次产业创新创业团队",
            "产业创新创业团队",
            "创新团队",
            "科技创新团队",
            "高层次创新团队",
            "领军型创新创业团队",
        ),
        ("个", "支", "家"),
    ),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已入选且在支持期内（未写明期限的长期有效）的创新创业团队；问当年或期间时，按入选日期计。",
                "High-level innovation teams selected and in their term on the day; asked for a "
                "stretch, by the day of selection.",
            ),
            cites=(Citation("本级人才计划入选通知"),),
            certainty="ours",
            measure=grants(
                "innovation_team",
                noun=Sentence("创新创业团队入选证明", "selections"),
                called=Sentence("高层次创新创业团队", "high-level innovation teams"),
                unit="个",
            ),
        ),
    ),
)
