"""众创空间国家备案: the worked cases and both sides of every threshold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]
ON = "2018-07-01"

SPACE: dict[str, Any] = {
    "maker_space_model": "是",
    "carrier_legal_person": "是",
    "carrier_opened": "2017-01-01",
    "carrier_area": "480m²",
    "carrier_used_area": "360m²",
    "carrier_stations": 30,
    "carrier_residents": 20,
    "carrier_new_firms": 10,
    "carrier_financed": 0,
    "carrier_cases": 3,
    "carrier_full_time": 3,
    "carrier_mentors": 3,
    "carrier_events": 10,
    "carrier_statistics": "是",
}


def test_a_space_at_every_edge_passes(explain: Explain) -> None:
    assert explain("maker_space", ON, **SPACE).verdict is True


@pytest.mark.parametrize(
    ("facts", "condition"),
    [
        ({"carrier_opened": "2017-01-02"}, "months"),
        ({"carrier_used_area": "350m²"}, "room"),
        ({"carrier_stations": 29}, "room"),
        ({"carrier_residents": 19}, "residents"),
        ({"carrier_new_firms": 9, "carrier_financed": 4}, "growth"),
        ({"carrier_cases": 2}, "cases"),
        ({"carrier_full_time": 2}, "people"),
        ({"carrier_mentors": 2}, "people"),
        ({"carrier_events": 9}, "events"),
    ],
)
def test_below_any_edge_it_fails_there(facts: dict[str, Any], condition: str, verdict_of: VerdictOf) -> None:
    assert verdict_of("maker_space", ON, condition, **SPACE | facts) is False


def test_floor_space_makes_up_for_stations_and_financing_for_new_firms(explain: Explain) -> None:
    facts = {"carrier_area": "500m²", "carrier_used_area": "375m²", "carrier_stations": 0}
    facts |= {"carrier_new_firms": 0, "carrier_financed": 5}
    assert explain("maker_space", ON, **SPACE | facts).verdict is True


def test_not_being_a_legal_person_is_for_a_person_to_judge(explain: Explain) -> None:
    assert explain("maker_space", ON, **SPACE | {"carrier_legal_person": "否"}).verdict is None
