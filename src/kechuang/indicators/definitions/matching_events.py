"""Events that match needs and results, held in the year."""

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
    "matching_events",
    Sentence("供需对接活动场数", "Events that match needs and results"),
    unit="场",
    nature="flow",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "organisation"),
    called=Called(
        ("对接活动", "产学研对接活动", "供需对接活动", "产学研合作对接活动", "科技成果对接活动", "项目对接活动"),
        ("场", "次", "场次", "个"),
    ),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "当年在本地举办的供需对接活动场数，一场计一次。",
                "Events that match needs and results, held in the place in the year, each counted once.",
            ),
            cites=(Citation("本级规划自定"),),
            certainty="ours",
            measure=Count(
                Question(
                    EventHeld,
                    of=any_of(form="matching"),
                    when=Happened("held"),
                    noun=Sentence("供需对接活动", "events that match needs and results"),
                ),
                unit="场",
            ),
        ),
    ),
)
