"""Technology giants: SMEs in the province's library of small giants."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import holders
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "tech_giants",
    Sentence("科技小巨人企业数", "Technology small giants"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "industry", "organisation"),
    related=("agri_giants",),
    called=Called(("科技小巨人", "科技小巨人企业", "科技型小巨人企业", "科技小巨人领军企业"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2014, 9, 1),
            says=Sentence(
                "当日在省级科技小巨人企业库（不含培育库）的企业，一家只计一次。",
                "Enterprises in the province's library of small giants on the day (not the library "
                "of those cultivated), each counted once.",
            ),
            cites=(Citation("河北省科技小巨人企业库和科技小巨人培育库入库条件", "", "基本条件"),),
            certainty="S",
            measure=holders(
                "heb_giant",
                "tech_giant",
                noun=Sentence("科技小巨人入库证明", "certificates of small giants"),
                called=Sentence("科技小巨人", "small giant"),
            ),
            published=(((), "giant_stock"),),
        ),
    ),
)
