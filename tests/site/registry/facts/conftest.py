"""A small registry to ask facts of: one enterprise with its records, written through the acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.answers import Answer, answers
from kechuang.registry.facts.periods import When
from kechuang.registry.facts.subjects import Subject
from kechuang.registry.facts.vocabulary import vocabulary
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.yearly_return import YearlyReturn

CODE = "91139181MA0XJ0001N"
ABOUT = {"code": CODE, "name": "清流科技", "form": "enterprise", "registered": date(2014, 5, 1)}
YUAN = 100
"""Raw steps of one yuan."""


@pytest.fixture
def enterprise(db: None) -> Any:
    """An enterprise of Hebei that makes chemicals."""
    return enter(Organisation, ABOUT | {"division": "130181", "industry": "2614", "above_scale": True}, None)


@pytest.fixture
def filed(enterprise: Any) -> Callable[..., Any]:
    """Files a yearly return of the enterprise: `filed(2019, sales=…)`."""

    def made(year: int, **figures: Any) -> Any:
        return enter(YearlyReturn, {"organisation": CODE, "year": year, **figures}, None)

    return made


@pytest.fixture
def ask(db: None) -> Callable[..., Answer]:
    """Asks one fact as of a day: `ask("sales_y1", "2020-06-30")`; of the enterprise, unless `of` names another."""

    def asked(name: str, on: str, of: str = f"organisation:{CODE}", policy: Any = None) -> Answer:
        when = When.of(AsOf.on(date.fromisoformat(on)), policy)
        return answers(Subject.parse(of), when, [vocabulary()[name].fact])[name]

    return asked
