"""Incubators of technology enterprises; since the returns of 2024 with maker spaces."""

from __future__ import annotations

from datetime import date

from kechuang.indicators.definition import Called, Indicator, Version
from kechuang.indicators.owners import SCIENCE
from kechuang.indicators.shapes import carriers
from kechuang.kernel.sentences import Sentence
from kechuang.rules.parameters import Citation

INDICATOR = Indicator(
    "incubators",
    Sentence("科技企业孵化器数", "Incubators of technology enterprises"),
    unit="家",
    nature="stock",
    owner=SCIENCE,
    moves="daily",
    dimensions=("level", "township", "organisation"),
    levels=("national", "provincial", "municipal"),
    related=("maker_spaces",),
    called=Called(("科技企业孵化器", "孵化器", "科技孵化器", "专业化孵化器"), ("家", "个", "户", "所")),
    versions=(
        Version(
            since=date(2010, 1, 1),
            says=Sentence(
                "当日已认定、未被取消的科技企业孵化器；一家只计一次。",
                "Recognised incubators of technology enterprises on the day, each counted once.",
            ),
            cites=(Citation("科技企业孵化器认定和管理办法", "国科发高〔2010〕680号"),),
            certainty="S",
            measure=carriers("incubator", noun=Sentence("科技企业孵化器", "incubators")),
        ),
        Version(
            since=date(2019, 1, 1),
            says=Sentence(
                "当日已认定、未被取消的科技企业孵化器；一家只计一次；连续两次评价不合格的取消。",
                "Recognised incubators on the day, each counted once; two failed evaluations in a "
                "row end the recognition.",
            ),
            cites=(Citation("科技企业孵化器管理办法", "国科发区〔2018〕300号", "", date(2018, 12, 14)),),
            certainty="S",
            measure=carriers("incubator", noun=Sentence("科技企业孵化器", "incubators")),
        ),
        Version(
            since=date(2024, 1, 1),
            says=Sentence(
                "当日已认定、未被取消的科技企业孵化器，含并入孵化器统计的众创空间：2024年度统计起，存"
                "续的众创空间并入孵化器报表。",
                "Recognised incubators on the day, maker spaces included: since the returns of 2024 "
                "the surviving maker spaces are folded into those of incubators.",
            ),
            cites=(Citation("火炬统计调查制度（2024年度）", "", "孵化器报表"),),
            certainty="S",
            measure=carriers(
                "incubator", "maker_space", noun=Sentence("孵化器（含众创空间）", "incubators with maker spaces")
            ),
            includes=("maker_spaces",),
        ),
    ),
)
