"""National agricultural park accepted: a status with its steps."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import any_of
from kechuang.indicators.milestone import Milestone
from kechuang.indicators.owners import AGRICULTURE
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.standing_step import StandingStep
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "agri_park_acceptance",
    Sentence("国家农业科技园区通过验收", "National agricultural park accepted"),
    unit="",
    nature="state",
    owner=AGRICULTURE,
    moves="daily",
    levels=("national", "provincial"),
    default_levels=("national",),
    called=Called(("国家农业科技园区", "农业科技园区", "农业科技园区验收", "省级农业科技园区"), ("", "个", "家")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "国家农业科技园区建设期满后通过科技部验收；之后评估不达标、整改不计为未通过，取消称号的不再算达到。",
                "The national agricultural park passed its acceptance after the building period; a "
                "rectification later does not undo it, losing the status does.",
            ),
            cites=(Citation("国家农业科技园区管理办法", "国科发农〔2020〕173号", "验收"),),
            certainty="S",
            measure=Milestone(
                Question(
                    StandingStep,
                    of=any_of(programme="agri_park"),
                    noun=Sentence("国家农业科技园区通过验收", "steps of the status"),
                ),
                reached=("accepted", "upgraded", "excellent"),
            ),
        ),
    ),
)
