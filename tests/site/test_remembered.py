"""What a serving process remembers between pages shows nobody what is another's: it is kept by all it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import NoReverseMatch, URLResolver, path
from django.urls.resolvers import RegexPattern
from django.utils.safestring import mark_safe
from django.utils.translation import override

from kechuang.accounts.scope import Test as Condition
from kechuang.accounts.scope import filled, parted
from kechuang.config.spelled import spell_once
from kechuang.portal.charts.tile import tile
from kechuang.supervision.line import Behind, Line, for_public

TODAY = date(2026, 6, 30)
LINE = Line(
    ordinal=3, again=(), name="高企数", deadline="2027", due="2027-12-31", sign=">=", wanted="40", unit="家",
    number="31", period="2026", outcome="open", gap="9", light="at_risk", why=("略低", "a little low"),
    indicator="hnte_count", scope={"place": "130181"}, shape="stock", better="up", each_year=False, bound="",
    past=(Behind("2025-12-31", 25.0), Behind("2026-06-30", 31.0)), few=True,
)  # fmt: skip
PLAN: Any = SimpleNamespace(slug="minghu", pk=1)


class Named:
    """Something whose words may change."""

    def __init__(self, words: str) -> None:
        self.words = words

    def __str__(self) -> str:
        return self.words


def test_a_tile_says_what_its_line_says_to_whom_and_in_which_language() -> None:
    staff = tile(LINE, PLAN, "", TODAY)
    assert tile(replace(LINE), PLAN, "", TODAY) is staff
    assert "31" in staff
    assert "31" not in tile(for_public(LINE), PLAN, "", TODAY)
    assert "32" in tile(replace(LINE, number="32"), PLAN, "", TODAY)
    assert "?valid=2025-01-01" in tile(LINE, PLAN, "?valid=2025-01-01", TODAY)
    with override("en"):
        english = tile(LINE, PLAN, "", TODAY)
    assert "at risk" in english
    assert english != staff == tile(LINE, PLAN, "", TODAY)


def test_the_address_of_a_page_is_spelled_once_and_as_before() -> None:
    patterns = [path("a/<int:n>/", HttpResponse, name="one"), path("b/<str:s>/", HttpResponse, name="two")]
    resolvers: list[Any] = [URLResolver(RegexPattern(r"^/"), patterns) for _ in range(2)]
    plain, kept = resolvers
    spell_once(kept)
    asked: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
        ("one", (1,), {}), ("one", (), {"n": 2}), ("two", ("甲 乙",), {}), ("two", (mark_safe("x&y"),), {}),
    ]  # fmt: skip
    for name, args, named in asked * 2:
        assert kept._reverse_with_prefix(name, "/", *args, **named) == plain._reverse_with_prefix(
            name, "/", *args, **named
        )
    assert kept._reverse_with_prefix("one", "/sub/", 1) == "/sub/a/1/"
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            kept._reverse_with_prefix("one", "/", "x")
    thing = Named("old")
    assert kept._reverse_with_prefix("two", "/", thing) == "/b/old/"
    thing.words = "new"
    assert kept._reverse_with_prefix("two", "/", thing) == "/b/new/"


def test_a_reach_is_taken_apart_into_words_that_hold_nobodys_own_and_brought_together_again() -> None:
    reach = (
        (Condition("organisation", "is", "91130181A"),),
        (Condition("unit__path", "begins", "/1/4/"), Condition("label", "differs", "sensitive")),
        (Condition("owner", "is", 7), Condition("until", "is", None)),
        (Condition("key", "is", "91130181A"),),
    )
    words, own = parted(reach)
    assert sorted(map(str, own.values())) == ["7", "91130181A"]
    assert "91130181A" not in repr(words)
    assert filled(words, own) == reach
    other = ((Condition("organisation", "is", "91130181B"),), reach[1], (Condition("owner", "is", 8), reach[2][1]))
    assert parted((*other, (Condition("key", "is", "91130181B"),)))[0] == words
