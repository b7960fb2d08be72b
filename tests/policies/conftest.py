"""What the tests of policies share: deciding and explaining by code, with facts written as people write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation
from kechuang.rules.rows import row


@pytest.fixture
def explain() -> Callable[..., Explanation]:
    """explain("hnte", "2018-06-01", staff=200, rd_y1="250万元") → Explanation."""

    def told(code: str, on: str, **facts: Any) -> Explanation:
        law = catalogue().law(code, date.fromisoformat(on))
        return law.explain(row(facts, catalogue().facts_of(code)))

    return told


@pytest.fixture
def verdict_of(explain: Callable[..., Explanation]) -> Callable[..., bool | None]:
    """The verdict of one condition: verdict_of("hnte", "2018-06-01", "staff", st_staff=20, staff=200)."""

    def told(code: str, on: str, condition: str, **facts: Any) -> bool | None:
        found = explain(code, on, **facts)
        flat = [x for e in found.conditions for x in (e, *e.parts)]
        return next(e.verdict for e in flat if e.condition.code == condition)

    return told
