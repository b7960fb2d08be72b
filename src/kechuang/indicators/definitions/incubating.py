"""Enterprises and teams in incubation on the day."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import Count
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.residence import Residence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "incubating",
    Sentence("在孵企业和团队数", "Enterprises and teams in incubation"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "organisation"),
    called=Called(
        ("在孵企业", "在孵企业和团队", "在孵科技企业", "在孵企业（团队）", "在孵企业团队"), ("家", "个", "户", "所")
    ),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日在各类孵化载体中、尚未毕业或离开的企业和创业团队。",
                "Enterprises and teams in incubation carriers on the day that have neither graduated nor left.",
            ),
            cites=(Citation("科技企业孵化器管理办法", "国科发区〔2018〕300号", "在孵企业", date(2018, 12, 14)),),
            certainty="S",
            measure=Count(
                Question(Residence, noun=Sentence("在孵企业和团队", "enterprises and teams in incubation")),
                began="entered",
                unit="家",
            ),
            published=(((), "incubating"),),
        ),
    ),
)
