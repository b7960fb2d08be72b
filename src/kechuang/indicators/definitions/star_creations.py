"""星创天地: maker spaces of the countryside."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import carriers
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "star_creations",
    Sentence("星创天地数", "Rural maker spaces"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "organisation"),
    levels=("national", "provincial", "municipal"),
    called=Called(("星创天地", "农村星创天地"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2016, 1, 1),
            says=Sentence(
                "当日已备案、未被取消的星创天地；未写明级别的，各级都计。",
                "Filed rural maker spaces on the day; every level where none is named.",
            ),
            cites=(Citation("发展星创天地工作指引", "国科发农〔2016〕210号"),),
            certainty="S",
            measure=carriers("star_creation", noun=Sentence("星创天地", "rural maker spaces")),
        ),
    ),
)
