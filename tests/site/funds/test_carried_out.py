"""A project's budget is held to the ceiling of its day; grades are seen where the next support is decided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kechuang.funds.actions.evaluate_award import evaluate_award
from kechuang.funds.actions.set_project_budget import set_project_budget
from kechuang.funds.by_date.indirect import ceiling
from kechuang.funds.models import ProjectBudget
from kechuang.kernel.errors import BadInput

from .conftest import DAY, NAME

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("signed", [date(2017, 6, 1), date(2022, 6, 1)])
def test_indirect_costs_are_held_to_the_fen_to_the_ceiling_of_the_day_it_was_signed(money: Any, signed: date) -> None:
    award = money.award()
    told: dict[str, Any] = {"direct": 800_000_00, "equipment": 100_000_00, "pure_theory": False, "signed": signed}
    most = ceiling(800_000_00, 100_000_00, 0, signed, pure_theory=False).fen
    assert most
    assert set_project_budget(award, money.one, indirect=most, **told).ceiling == most
    with pytest.raises(BadInput, match="超过上限"):
        set_project_budget(award, money.one, indirect=most + 1, **told)
    with pytest.raises(BadInput, match="设备费不能超过直接费用"):
        set_project_budget(award, money.one, indirect=0, **told | {"equipment": 800_000_01})
    unsaid = {"award": award, "actor": money.one} | told | {"pure_theory": None, "signed": date(2022, 6, 1)}
    with pytest.raises(BadInput, match="填“否”为210,000"):
        set_project_budget(**unsaid, indirect=420_000_01)
    assert set_project_budget(**unsaid, indirect=420_000_00).ceiling is None
    assert ProjectBudget.objects.count() == 2


@pytest.mark.parametrize(("score", "grade"), [("90", "优"), ("89.99", "良"), ("60", "中"), ("59.99", "差")])
def test_a_grade_is_told_on_the_line_and_where_the_next_support_is_decided(
    money: Any, client: Client, score: str, grade: str
) -> None:
    award = money.award()
    evaluate_award(award, Decimal(score), money.one, document="绩效评价报告", evaluated=DAY)
    client.force_login(money.one)
    for address in (
        reverse("funds-award", args=[award.number]),
        reverse("funds-line", args=["city-rd"]),
        reverse("funds-line-act", args=["city-rd", "grant"]),
    ):
        page = client.get(address).content.decode()
        assert NAME in page
        assert f"{grade}</strong> {Decimal(score):.2f}" in page or f"{grade} {Decimal(score):.2f}" in page
    with pytest.raises(BadInput, match="0至100"):
        evaluate_award(award, Decimal("100.01"), money.one, document="绩效评价报告", evaluated=DAY)
