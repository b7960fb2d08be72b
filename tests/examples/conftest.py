"""What the tests of the example city share: one small city and the bundled one, each made once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from kechuang.examples.city import tables
from kechuang.examples.parameters import Example

DAY = date(2026, 11, 28)
"""A day within the last year but one of the plan."""


def all_rows(example: Example) -> dict[str, pl.DataFrame]:
    """All rows of a city by kind."""
    found: dict[str, list[pl.DataFrame]] = {}
    for kind, frame in tables(example):
        found.setdefault(kind, []).append(frame)
    return {kind: pl.concat(frames) for kind, frames in found.items()}


@pytest.fixture(scope="session")
def city_of() -> Callable[[Example], dict[str, pl.DataFrame]]:
    """All rows of a city by kind."""
    return all_rows


@pytest.fixture(scope="session")
def day() -> date:
    """The day until which the cities of the tests are told."""
    return DAY


@pytest.fixture(scope="session")
def minghu() -> dict[str, pl.DataFrame]:
    """The bundled city as it stood on a day."""
    return all_rows(Example(until=DAY))


@pytest.fixture(scope="session")
def three_blocks() -> dict[str, pl.DataFrame]:
    """A city too large for one block."""
    return all_rows(Example(seed=9, enterprises=31_000, years=(2023, 2024), until=date(2025, 12, 31)))
