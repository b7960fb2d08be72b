"""A small registry that policies are run over: three enterprises near the size of an SME, one institute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

DAY = date(2019, 6, 30)
CODES = ("91139181MA0XJ0001N", "91139181MA0XJ0002L", "91139181MA0XJ0003J")
INSTITUTE = "12139181MB0XJ0004B"
M = 100_000_000
"""Raw steps of a million yuan."""


@pytest.fixture
def registry(db: None) -> tuple[str, ...]:
    """Of the size of an SME, too large, and one of which little is known; all in a place with figures of its own."""
    for code, name in zip(CODES, "甲乙丙", strict=True):
        about = {"code": code, "name": name, "form": "enterprise", "registered": date(2012, 1, 1), "industry": "2614"}
        enter(Organisation, about | {"division": "130181100"}, None)
    for code, people, sales in zip(CODES[:2], (80, 2000), (30 * M, 900 * M), strict=True):
        enter(YearlyReturn, {"organisation": code, "year": 2018, **figures(people, sales)}, None)
    return CODES


def figures(people: int, sales: int) -> dict[str, Any]:
    """A yearly return of so many people and such sales."""
    told = {"staff": people, "st_staff": people // 4, "staff_sme": people, "st_staff_sme": people // 4}
    return told | {
        "sales": sales,
        "assets": sales,
        "costs": sales,
        "rd_deductible": sales // 10,
        "employees": people,
    }


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Reads so many subjects at once."""
    from kechuang.entitlements import batch

    return lambda many: monkeypatch.setattr(batch, "BATCH", many)
