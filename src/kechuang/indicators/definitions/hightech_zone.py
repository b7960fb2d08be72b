"""National high-tech zone: a status with its steps."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import any_of
from kechuang.indicators.milestone import Milestone
from kechuang.indicators.owners import ZONE
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.standing_step import StandingStep
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "hightech_zone",
    Sentence("国家级高新技术产业开发区", "National high-tech zone"),
    unit="",
    nature="state",
    owner=ZONE,
    moves="daily",
    levels=("national", "provincial"),
    default_levels=("national",),
    called=Called(("国家级高新区", "高新区升级", "国家高新技术产业开发区"), ("",)),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "经国务院批准升级为国家级高新技术产业开发区。没有公布的量化升级标准；筹备、推荐、评审各阶段如实显示。",
                "Upgraded to a national high-tech zone with the approval of the State Council. No "
                "numeric standard is published; every step on the way is shown.",
            ),
            cites=(
                Citation("国务院关于促进国家高新技术产业开发区高质量发展的若干意见", "国发〔2020〕7号", "择优升级"),
            ),
            certainty="K-high",
            measure=Milestone(
                Question(
                    StandingStep,
                    of=any_of(programme="hightech_zone"),
                    noun=Sentence("国家级高新技术产业开发区", "steps of the status"),
                ),
                reached=("building", "accepted", "upgraded", "excellent"),
            ),
        ),
    ),
)
