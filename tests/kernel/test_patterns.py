"""Patterns compiled at their first use behave like compiled ones."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import kechuang.plans
from kechuang.kernel.patterns import pattern


def test_a_pattern_searches_like_a_compiled_one() -> None:
    year = pattern(r"(?P<year>20\d\d)年")
    found = year.search("到2027年")
    assert found is not None and found["year"] == "2027"
    assert year.sub("", "2027年底") == "底" and year.groups == 1
    assert [m.start() for m in year.finditer("2026年、2027年")] == [0, 6]


def test_flags_and_the_text_of_the_pattern_are_kept() -> None:
    words = pattern("a b", re.VERBOSE)
    assert words.pattern == "a b" and words.fullmatch("ab")


def test_a_wrong_pattern_shows_at_its_first_use() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("x")


def test_every_pattern_of_the_plan_reader_compiles() -> None:
    names = [m.name for m in pkgutil.walk_packages(kechuang.plans.__path__, "kechuang.plans.")]
    later = [
        value
        for name in names
        for value in vars(importlib.import_module(name)).values()
        if type(value) is type(pattern(""))
    ]
    assert len(later) > 100
    for value in later:
        assert value.search("") is None or value.pattern is not None
