"""Briefings and trainings on policies held in the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import Count, any_of
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.question import Question
from kechuang.indicators.when import Happened
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.event_held import EventHeld
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "training_events",
    Sentence("政策辅导培训场数", "Briefings and trainings"),
    unit="场",
    nature="flow",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "organisation"),
    called=Called(("政策辅导", "政策宣讲培训", "政策培训", "政策宣讲", "高新技术企业培训"), ("场", "次", "场次", "期")),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "当年在本地举办的政策宣讲、辅导和培训场数，一场计一次。",
                "Briefings and trainings held in the place in the year, each counted once.",
            ),
            cites=(Citation("本级规划自定"),),
            certainty="ours",
            measure=Count(
                Question(
                    EventHeld,
                    of=any_of(form="training"),
                    when=Happened("held"),
                    noun=Sentence("政策辅导培训", "briefings and trainings"),
                ),
                unit="场",
            ),
        ),
    ),
)
