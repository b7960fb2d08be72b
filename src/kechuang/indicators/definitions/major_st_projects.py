"""Major science and technology projects begun in the year."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.conditions import Contains
from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.measures import Count
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.question import Question
from kechuang.kernel.sentences import Sentence
from kechuang.registry.kinds.project import Project
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "major_st_projects",
    Sentence("重大科技项目立项数", "Major science and technology projects begun"),
    unit="项",
    nature="flow",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "industry", "organisation"),
    levels=("national", "provincial", "municipal"),
    related=("st_projects",),
    called=Called(("重大科技项目", "重大科技专项", "科技重大专项", "重大科技攻关项目"), ("项", "个")),
    versions=(
        Version(
            since=date(2000, 1, 1),
            says=Sentence(
                "计划类别名称含“重大”、起始日期在当年的科技项目数，一个项目计一次；可按级别分。",
                "Projects that begin in the year under a programme whose name holds 重大 (major), "
                "each counted once; told apart by level.",
            ),
            cites=(Citation("本级科技计划项目管理办法"),),
            certainty="ours",
            measure=Count(
                Question(
                    Project,
                    of=(Contains("programme", "重大"),),
                    noun=Sentence("重大科技项目", "major projects"),
                ),
                began="begins",
                unit="项",
            ),
        ),
    ),
)
