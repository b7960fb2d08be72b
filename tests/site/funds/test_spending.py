"""Fiscal spending against the plan: the published figure and the ledger side by side, growth exact, targets linked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.registry.asof import AsOf
from kechuang.supervision.spending import spending

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Any:
    """The example plan, which asks for a growth of 10 % a year."""
    from kechuang.plans.opening import open_bytes
    from kechuang.plans.reading import read
    from kechuang.supervision.actions.adopt_plan import adopt_plan

    text = (files("kechuang") / "examples" / "minghu-2025.txt").read_bytes()
    return adopt_plan(read(open_bytes(text, "minghu-2025.txt")), None).plan


def published(division: str, **years: str) -> None:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.public_statistic import PublicStatistic

    for year, yuan in years.items():
        told = {"series": "fiscal_st_expenditure", "label": "财政科技支出", "division": division, "unit": "元"}
        enter(PublicStatistic, told | {"period": year[1:], "value": Decimal(yuan)}, None)


def test_growth_is_exact_and_what_is_not_published_stays_unknown(money: Any, plan: Any) -> None:
    from kechuang.supervision.held import division_of

    published(division_of(plan, AsOf.now().known), y2023="100000000", y2024="110000000")
    money.award(project="P1")
    told = spending(plan, AsOf.on(date(2025, 6, 30)))
    by_year = {one.year: one for one in told.years}
    assert by_year[2024].growth == Fraction(1, 10)
    assert by_year[2023].growth is None
    assert 2025 not in by_year  # nothing is known of it: it is not nought
    assert by_year[2024].ledger.budget == 300_000_00
    assert by_year[2023].lines == ()
    results = by_year[2024].results
    assert (results.awards, results.organisations, results.projects, results.accepted) == (1, 1, 1, 0)


def test_the_plans_own_target_is_shown_with_the_way_to_its_trace(money: Any, plan: Any, client: Client) -> None:
    from kechuang.supervision.held import division_of

    published(division_of(plan, AsOf.now().known), y2024="100000000", y2025="110000000")
    client.force_login(money.one)
    page = client.get(reverse("funds-spending") + "?valid=2026-06-30").content.decode()
    told = spending(plan, AsOf.on(date(2026, 6, 30)))
    asked = {one.asking.indicator for one, _, _ in told.targets}
    assert asked == {"fiscal_st_spending", "st_special_fund", "livelihood_st_fund"}
    assert reverse("trace", args=[plan.slug, told.targets[0][0].target.ordinal]) in page
    assert "+10%" in page


def test_without_a_plan_and_without_money_the_page_says_how_to_begin(person: Any, client: Client) -> None:
    client.force_login(person("auditor"))
    assert "还没有数" in client.get(reverse("funds-spending")).content.decode()
