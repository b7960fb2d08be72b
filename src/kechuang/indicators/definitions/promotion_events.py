"""Events that present results, held in the year."""

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
    "promotion_events",
    Sentence("成果推介活动场数", "Events that present results"),
    unit="场",
    nature="flow",
    owner=SCIENCE,
    moves="daily",
    dimensions=("township", "organisation"),
    called=Called(
        ("科技成果推介活动", "成果推介活动", "科技成果推介会", "成果推介会", "科技成果推介"), ("场", "次", "场次", "个")
    ),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "当年在本地举办的成果推介活动场数，一场计一次。",
                "Events that present results, held in the place in the year, each counted once.",
            ),
            cites=(Citation("本级规划自定"),),
            certainty="ours",
            measure=Count(
                Question(
                    EventHeld,
                    of=any_of(form="promotion"),
                    when=Happened("held"),
                    noun=Sentence("成果推介活动", "events that present results"),
                ),
                unit="场",
            ),
        ),
    ),
)
