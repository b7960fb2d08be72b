"""Invention patents granted in the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import Count, any_of
from kechuang.indicators.owners import PATENTS
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.intellectual_property import IntellectualProperty
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "inventions_granted",
    Sentence("发明专利授权数", "Invention patents granted"),
    unit="件",
    nature="flow",
    owner=PATENTS,
    moves="daily",
    dimensions=("township", "industry", "organisation"),
    related=("invention_patents",),
    called=Called(("发明专利授权", "发明专利授权量"), ("件", "项")),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "授权日在当年、权利人在本地的发明专利件数。",
                "Invention patents granted in the year whose owner is in the place.",
            ),
            cites=(Citation("国家知识产权局统计指标解释", "", "发明专利授权量"),),
            certainty="S",
            measure=Count(
                Question(
                    IntellectualProperty,
                    of=any_of(form="invention"),
                    noun=Sentence("授权发明专利", "invention patents granted"),
                ),
                began="granted",
                unit="件",
            ),
            published=(((), "inventions_granted"),),
        ),
    ),
)
