"""Technology-based SMEs with a registration number of the year in the national register."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import holders
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "tech_sme_national",
    Sentence("国家科技型中小企业入库数", "Technology-based SMEs in the national register"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "industry", "organisation"),
    related=("tech_sme",),
    called=Called(
        (
            "国家科技型中小企业",
            "科技型中小企业入库",
            "评价入库科技型中小企业",
            "科技型中小企业评价入库",
            "入库国家科技型中小企业",
            "入库科技型中小企业",
            "国家科技型中小企业评价入库",
        ),
        ("家", "个", "户", "所"),
    ),
    versions=(
        Version(
            since=date(2017, 5, 3),
            says=Sentence(
                "当日持有全国科技型中小企业信息库有效入库登记编号的企业；编号当年有效，次年须重新评价。",
                "Enterprises with a valid number in the national register on the day; a number is "
                "valid in the calendar year of its issue only.",
            ),
            cites=(
                Citation("科技型中小企业评价办法", "国科发政〔2017〕115号", "", date(2017, 5, 3)),
                Citation("关于开展2019年科技型中小企业评价工作的通知", "国科火字〔2019〕87号"),
            ),
            certainty="S",
            measure=holders(
                "tech_sme",
                noun=Sentence("科技型中小企业入库登记编号", "registration numbers of technology-based SMEs"),
                called=Sentence("科技型中小企业评价", "evaluation of technology-based SMEs"),
                levels=("national",),
            ),
            published=(((), "national_tech_sme"),),
        ),
    ),
)
