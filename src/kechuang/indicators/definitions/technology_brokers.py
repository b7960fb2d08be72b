"""Technology brokers certified."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import grants
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "technology_brokers",
    Sentence("技术经纪人数", "Technology brokers"),
    unit="人",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "industry", "organisation"),
    called=Called(("技术经纪人", "技术经理人", "技术经纪（经理）人"), ("人", "名", "位")),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "当日持有技术经纪人（技术经理人）证书的人数；问当年或期间时，按发证日期计。",
                "People who hold a certificate of technology broker or manager on the day; asked for "
                "a stretch, by the day of issue.",
            ),
            cites=(Citation("国家技术转移专业人员能力等级培训大纲（试行）", "国科火字〔2020〕70号"),),
            certainty="ours",
            measure=grants(
                "technology_broker",
                noun=Sentence("技术经纪人证书", "certificates of technology brokers"),
                called=Sentence("技术经纪人", "technology broker"),
                unit="人",
            ),
        ),
    ),
)
