"""Maker spaces filed."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import carriers
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "maker_spaces",
    Sentence("众创空间数", "Maker spaces"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "organisation"),
    levels=("national", "provincial", "municipal"),
    related=("incubators",),
    called=Called(("众创空间", "创客空间"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2015, 1, 1),
            says=Sentence(
                "当日已备案、未被取消的众创空间；一家只计一次。",
                "Filed maker spaces on the day, each counted once.",
            ),
            cites=(Citation("国家众创空间备案暂行规定", "国科火字〔2017〕120号"),),
            certainty="S",
            measure=carriers("maker_space", noun=Sentence("众创空间", "maker spaces")),
        ),
        Version(
            since=date(2024, 1, 1),
            says=Sentence(
                "当日已备案、未被取消的众创空间，按备案名称继续单列，供规划目标使用；2024年度统计起已"
                "并入孵化器，见“科技企业孵化器数”。",
                "Filed maker spaces on the day, still counted apart by what they were filed as, for "
                "plans that promise them; in the statistics of 2024 they are part of the incubators.",
            ),
            cites=(
                Citation("国家众创空间备案暂行规定", "国科火字〔2017〕120号"),
                Citation("火炬统计调查制度（2024年度）", "", "孵化器报表"),
            ),
            certainty="S",
            measure=carriers("maker_space", noun=Sentence("众创空间", "maker spaces")),
        ),
    ),
)
