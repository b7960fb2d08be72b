"""National innovative county: a status with its steps."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import any_of
from kechuang.indicators.milestone import Milestone
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.standing_step import StandingStep
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "innovative_county",
    Sentence("国家创新型县（市）", "National innovative county"),
    unit="",
    nature="state",
    owner=SCIENCE,
    moves="daily",
    levels=("national", "provincial"),
    default_levels=("national",),
    called=Called(("国家级创新型县(市)建设试点", "创新型县(市)", "国家创新型县(市)"), ("",)),
    versions=(
        Version(
            since=date(2018, 1, 1),
            says=Sentence(
                "列入国家创新型县（市）建设名单即为达到“试点”，建设期三年后验收；省级试点另看省级阶段。",
                "On the national list of innovative counties being built: the pilot is won; "
                "acceptance follows after three years. Provincial pilots are steps of the provincial "
                "level.",
            ),
            cites=(Citation("创新型县（市）建设工作指引", "国科发农〔2018〕130号"),),
            certainty="S",
            measure=Milestone(
                Question(
                    StandingStep,
                    of=any_of(programme="innovative_county"),
                    noun=Sentence("国家创新型县（市）", "steps of the status"),
                ),
                reached=("building", "accepted", "upgraded", "excellent"),
            ),
        ),
    ),
)
