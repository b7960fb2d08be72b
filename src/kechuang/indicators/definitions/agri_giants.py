"""Agricultural technology giants filed with the province."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import AGRICULTURE
from kechuang.indicators.shapes import holders
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "agri_giants",
    Sentence("农业科技小巨人企业数", "Agricultural small giants"),
    unit="家",
    nature="stock",
    owner=AGRICULTURE,
    moves="daily",
    dimensions=("township", "industry", "organisation"),
    related=("tech_giants",),
    called=Called(("农业科技小巨人", "农业科技小巨人企业"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2017, 1, 1),
            says=Sentence(
                "当日经省级备案且有效的农业科技小巨人企业，一家只计一次。",
                "Agricultural small giants filed with the province and valid on the day, each counted once.",
            ),
            cites=(Citation("河北省农业科技小巨人企业备案条件", "", "适用范围"),),
            certainty="S",
            measure=holders(
                "agri_giant",
                noun=Sentence("农业科技小巨人备案", "filings of agricultural small giants"),
                called=Sentence("农业科技小巨人", "agricultural small giant"),
            ),
            published=(((), "agri_giant_stock"),),
        ),
    ),
)
