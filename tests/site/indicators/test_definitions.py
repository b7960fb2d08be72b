"""Definitions of indicators: one a file, each dated, cited and told in both languages; series they ask for exist."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from kechuang.indicators.catalogue import indicators
from kechuang.indicators.context import Context
from kechuang.indicators.definition import Indicator
from kechuang.indicators.figures import Figure
from kechuang.indicators.measures import Measure, Ratio
from kechuang.kernel.series import SERIES
from kechuang.kernel.units import measure
from kechuang.registry.asof import AsOf

EVERY = sorted(indicators())


def figures(measure: Measure) -> list[Figure]:
    if isinstance(measure, Figure):
        return [measure]
    return figures(measure.top) + figures(measure.bottom) if isinstance(measure, Ratio) else []


@pytest.fixture(params=EVERY)
def one(request: pytest.FixtureRequest) -> Indicator:
    return indicators()[request.param]


def test_every_definition_is_told_in_both_languages_and_cited(one: Indicator) -> None:
    for version in one.versions:
        assert version.says.zh.endswith("。") and version.says.en.endswith(".")
        assert version.cites
    assert re.search("[a-zA-Z]", one.name.en) and one.name.zh and one.called.names


def test_definitions_follow_one_another(one: Indicator) -> None:
    assert all(old.since < new.since for old, new in pairwise(one.versions))
    assert one.version_on(one.versions[0].since) is one.versions[0]


def test_series_and_related_indicators_exist(one: Indicator) -> None:
    asked = [figure.code for version in one.versions for figure in figures(version.measure)]
    published = [series for version in one.versions for _levels, series in version.published]
    assert [series for series in (*asked, *published) if series not in SERIES] == []
    assert [code for code in one.related if code not in indicators()] == []


def test_what_is_reported_is_a_figure_and_nothing_else(one: Indicator) -> None:
    if one.reported:
        assert all(isinstance(version.measure, Figure) for version in one.versions)


def test_the_unit_it_is_told_in_measures_what_is_counted(one: Indicator) -> None:
    base = measure(one.unit)[1]
    for version in one.versions:
        if isinstance(version.measure, Figure):
            assert str(base) == str(measure(version.measure.base)[1])


@pytest.mark.django_db
def test_every_question_can_be_put_in_words_and_to_the_database(one: Indicator) -> None:
    context = Context(AsOf.now())
    for version in one.versions:
        for question in version.measure.questions(context):
            assert question.said(context).zh and question.said(context).en
            assert question.plain(context)["conditions"] is not None
            assert question.rows(context.of_year(2020)).count() == 0
