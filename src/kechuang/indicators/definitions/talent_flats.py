"""Flats for talents delivered, as reported."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.figures import Figure
from kechuang.indicators.owners import HOUSING
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "talent_flats",
    Sentence("人才公寓交付套数", "Flats for talents delivered"),
    unit="套",
    nature="stock",
    owner=HOUSING,
    moves="yearly",
    reported=True,
    called=Called(("交付人才公寓", "人才公寓交付套数"), ("套",)),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "累计交付的人才公寓套数。",
                "Flats for talents delivered so far.",
            ),
            cites=(Citation("主管部门公布或填报"),),
            certainty="ours",
            measure=Figure("talent_flats_delivered"),
        ),
    ),
)
