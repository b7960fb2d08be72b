"""A law asked for again is the one made before; another day, policy or figure is another law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import figures_in
from kechuang.rules.law import Law, NotInForce
from kechuang.rules.laws import Laws

DAY = date(2025, 6, 30)


def test_the_same_question_is_answered_by_the_same_law() -> None:
    local = figures_in("130181")
    assert catalogue().law("hnte", DAY, local) is catalogue().law("hnte", DAY, figures_in("130181"))
    assert catalogue().law("hnte", DAY) is catalogue().law("hnte", DAY, {})


def test_another_day_or_place_or_figure_is_another_law() -> None:
    local = figures_in("130181")
    name, figure = next(iter(local.items()))
    laws = [
        catalogue().law("heb_tech_sme", DAY),
        catalogue().law("heb_tech_sme", DAY + timedelta(days=1)),
        catalogue().law("heb_tech_sme", DAY, local),
        catalogue().law("heb_tech_sme", DAY, local | {name: replace(figure, label="另定")}),
        catalogue().law("heb_tech_sme", DAY, accepted=DAY),
    ]
    assert len({id(law) for law in laws}) == len(laws)


def test_a_law_keeps_its_figures_when_the_caller_changes_theirs() -> None:
    local = figures_in("130181")
    law = catalogue().law("heb_tech_sme", DAY, local)
    local.clear()
    assert law.local == figures_in("130181")


def test_a_day_out_of_force_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(NotInForce):
            catalogue().law("hnte", date(1990, 1, 1))


def test_no_more_are_kept_than_was_said_and_the_oldest_go_first() -> None:
    laws, policy = Laws(most=2), catalogue()["hnte"]

    def one(days: int) -> Law:
        day = DAY + timedelta(days=days)
        return laws.one(policy, day, {}, None, lambda: Law(policy, day))

    first, second = one(0), one(1)
    assert one(0) is first
    one(2)
    assert one(0) is first
    assert one(1) is not second
