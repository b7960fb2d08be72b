"""Technology-based SMEs on the province's list."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import holders
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "tech_sme",
    Sentence("科技型中小企业数", "Technology-based SMEs"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "industry", "organisation"),
    provinces=("130000", "990000"),
    elsewhere="tech_sme_national",
    related=("tech_sme_national",),
    called=Called(("科技型中小企业", "省级科技型中小企业", "省科技型中小企业"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2013, 1, 1),
            says=Sentence(
                "当日在省级科技型中小企业名录且证书有效的企业，一家只计一次。计划所称“科技型中小企业”"
                "按省级名录理解；国家评价入库的另列一项。",
                "Enterprises on the province's list whose certificate is valid on the day, each "
                "counted once. Plans that speak of technology-based SMEs are read by the province's "
                "list; the national register is another indicator.",
            ),
            cites=(Citation("河北省科技型中小企业认定管理办法", "", "适用范围"),),
            certainty="ours",
            measure=holders(
                "heb_tech_sme",
                "tech_sme",
                noun=Sentence("省级科技型中小企业证书", "provincial certificates of technology-based SMEs"),
                called=Sentence("科技型中小企业", "technology-based SME"),
                levels=("provincial",),
            ),
            published=(((), "tech_sme_stock"),),
        ),
    ),
)
