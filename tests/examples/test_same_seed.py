"""The same seed gives the same city, byte for byte; another day tells more of the same city, never another one."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from kechuang.examples.city import KINDS, city, tables
from kechuang.examples.draws import Draws
from kechuang.examples.parameters import Example
from kechuang.kernel.errors import BadInput

CityOf = Callable[[Example], dict[str, pl.DataFrame]]


def written(example: Example) -> bytes:
    """Every row as csv."""
    out = io.BytesIO()
    for kind, frame in tables(example):
        out.write(kind.encode())
        frame.write_csv(out)
    return out.getvalue()


@pytest.mark.parametrize("enterprises", [1, 40, 400])
def test_the_same_seed_gives_the_same_bytes(enterprises: int) -> None:
    example = Example(seed=3, enterprises=enterprises, years=(2022, 2024))
    assert written(example) == written(example)


def test_another_seed_gives_another_city() -> None:
    assert written(Example(seed=3, enterprises=40)) != written(Example(seed=4, enterprises=40))


def test_a_stream_of_numbers_does_not_depend_on_what_was_drawn_before() -> None:
    first, second = Draws(1, "a"), Draws(1, "a")
    second.uniform(100)
    assert (first.of("b").uniform(5) == second.of("b").uniform(5)).all()
    assert (first.of("b").uniform(5) != first.of("c").uniform(5)).any()


def test_rows_come_as_plain_values_of_every_kind() -> None:
    kinds = {}
    for kind, row in city(seed=1, enterprises=1500, years=(2023, 2025)):
        kinds.setdefault(kind, row)
    assert tuple(kinds) == KINDS
    assert isinstance(kinds["yearlyreturn"]["sales"], int)
    assert isinstance(kinds["certificate"]["issued"], date)


def test_a_later_day_tells_more_of_the_same_city(city_of: CityOf) -> None:
    early, late = (city_of(Example(enterprises=600, until=day)) for day in (date(2024, 6, 30), date(2026, 6, 30)))
    keys = {"certificate": ["scheme", "number"], "yearlyreturn": ["organisation", "year"], "project": ["number"]}
    for kind, key in keys.items():
        columns = [*key, "staff", "assets", "rd"] if kind == "yearlyreturn" else key
        told_then, told_later = set(early[kind].select(columns).rows()), set(late[kind].select(columns).rows())
        told_then = {row for row in told_then if "GR202499900017" not in row}
        assert told_then <= told_later
        assert len(told_then) < len(told_later)


def test_nothing_is_told_that_has_not_happened_by_the_day(minghu: dict[str, pl.DataFrame], day: date) -> None:

    happened = {
        "organisation": ["registered", "valid_from", "valid_to"],
        "intellectualproperty": ["filed", "granted", "ended", "valid_from", "valid_to"],
        "certificate": ["issued", "valid_to"],
        "platform": ["approved", "valid_from", "valid_to"],
        "incubationcarrier": ["opened", "approved"],
        "residence": ["entered", "left"],
        "project": ["begins", "closed", "valid_from", "valid_to"],
        "technologycontract": ["signed", "registered"],
        "eventheld": ["held"],
        "standingstep": ["since", "valid_to"],
        "publicstatistic": ["published"],
        "statedfact": ["since"],
        "person": ["since"],
        "expert": ["since"],
        "experttie": ["since", "until"],
    }
    late = {
        (kind, name): minghu[kind][name].max() for kind, names in happened.items() for name in names if kind in minghu
    }
    assert {what: last for what, last in late.items() if last is not None and last > day} == {}


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"enterprises": 0}, "企业数"),
        ({"enterprises": 1_200_001}, "企业数"),
        ({"years": (2025, 2024)}, "年份"),
        ({"years": (2000, 2020)}, "年份"),
        ({"until": date(2020, 1, 1)}, "截至"),
    ],
)
def test_a_city_that_cannot_be_is_refused_in_words(asked: dict[str, object], named: str) -> None:
    with pytest.raises(BadInput, match=named):
        Example(**asked)  # type: ignore[arg-type]


def test_what_was_asked_is_read_back_from_plain_values() -> None:
    example = Example(seed=5, enterprises=70, years=(2020, 2022), until=date(2021, 1, 2))
    assert Example.read(example.as_json()) == example
