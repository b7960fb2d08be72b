"""Science and technology projects begun in the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import Count
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.project import Project
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "st_projects",
    Sentence("科技项目立项数", "Science and technology projects begun"),
    unit="项",
    nature="flow",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal"),
    called=Called(("科技项目", "科技计划项目"), ("项", "个")),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "起始日期在当年的科技计划项目数，一个项目计一次；可按级别分。",
                "Projects of science and technology programmes that begin in the year, each counted "
                "once; told apart by level.",
            ),
            cites=(Citation("本级科技计划项目管理办法"),),
            certainty="ours",
            measure=Count(Question(Project, noun=Sentence("科技项目", "projects")), began="begins", unit="项"),
        ),
    ),
)
