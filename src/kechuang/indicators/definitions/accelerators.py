"""Accelerators of technology enterprises."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import carriers
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "accelerators",
    Sentence("科技企业加速器数", "Accelerators"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "organisation"),
    levels=("national", "provincial", "municipal"),
    related=("incubators",),
    called=Called(("加速器", "科技企业加速器", "企业加速器"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2015, 1, 1),
            says=Sentence(
                "当日在册的科技企业加速器；一家只计一次。没有全国统一的认定办法。",
                "Accelerators on the day, each counted once. There is no national recognition.",
            ),
            cites=(Citation("本级科技部门认定文件"),),
            certainty="ours",
            measure=carriers("accelerator", noun=Sentence("科技企业加速器", "accelerators")),
        ),
    ),
)
