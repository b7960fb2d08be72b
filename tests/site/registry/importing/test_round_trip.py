"""The lists of the whole example city, taken away and brought in again: nothing is added, changed or refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kechuang.examples.parameters import Example
from kechuang.registry.actions.load_example import load_example
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.exporting.files import write
from kechuang.registry.exporting.of_kind import kind_table
from kechuang.registry.importing.imports import Import
from kechuang.registry.kinds.stated_fact import StatedFact

from .conftest import cells, plan

CITY = Example(seed=4, enterprises=60, until=date(2026, 11, 28))


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Loaded once for all kinds, in a transaction that ends with them."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load_example(CITY, None)
        yield
        transaction.set_rollback(True)


def exported(kind: Any, folder: Path, form: str) -> tuple[Path, int]:
    path = folder / f"{kind.kind()}.{form}"
    with path.open("wb") as file:
        table = kind_table(kind, AsOf.now(), None)
        write(table, form, file)
    return path, kind.objects.as_of(AsOf.now()).count()


def test_the_city_states_facts_of_no_period(city: None, db: None) -> None:
    assert StatedFact.objects.filter(period="").exists(), "else the next test would not try a blank part of a key"


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(kinds()))
def test_a_list_brought_in_again_changes_nothing(
    name: str, city: None, try_out: Callable[..., Import], tmp_path: Path
) -> None:
    path, count = exported(kinds()[name], tmp_path, "csv")
    if not count:
        pytest.skip("the example city has none")
    job = try_out(name, path)
    assert Counter(plan(job).values()) == {"same": count}, cells(job)[:5]


@pytest.mark.django_db
def test_a_key_without_a_part_it_cannot_do_without_is_refused(
    try_out: Callable[..., Import], a_csv: Callable[..., Path]
) -> None:
    heads = ["对象", "事项", "时期", "内容", "起始日期"]
    job = try_out("statedfact", a_csv([heads, ["organisation:MH1", "", "", "1", "2020-01-01"]]))
    assert [(cell["code"], cell["field"]) for cell in cells(job)] == [("refused", "fact")]
