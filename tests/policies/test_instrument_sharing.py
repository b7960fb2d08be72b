"""大型仪器开放共享: what must join the network, and the proportional points of the evaluation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
ITEM: dict[str, Any] = {"instrument_value": "30万元", "instrument_public_money": "是", "instrument_for_rd": "是"}


@pytest.mark.parametrize(("value", "must"), [("30万元", True), ("29.99万元", False)])
def test_three_hundred_thousand_yuan_must_join(value: str, must: bool, explain: Explain) -> None:
    assert explain("instrument_sharing", "2023-06-01", **ITEM | {"instrument_value": value}).verdict is must


def test_since_2022_only_publicly_funded_research_instruments_must(explain: Explain) -> None:
    private = ITEM | {"instrument_public_money": "否"}
    assert explain("instrument_sharing", "2021-12-31", **private).verdict is True
    assert explain("instrument_sharing", "2022-01-01", **private).verdict is False


@pytest.mark.parametrize(
    ("external", "hours", "points"), [(240, 1440, 10), (80, 1000, 8), (100, 1000, 10), (0, 1000, 0)]
)
def test_the_share_rate_is_proportional_up_to_ten(external: int, hours: int, points: int, explain: Explain) -> None:
    facts = {"instrument_external_hours": external, "instrument_hours": hours}
    found = explain("instrument_sharing", "2023-06-01", **ITEM | facts)
    share = next(s for s in found.scores if s.item.code == "share")
    assert float(share.low or 0) == pytest.approx(points, abs=1e-9)


@pytest.mark.parametrize(("hours", "points"), [(1500, 15), (1600, 15), (1400, 14)])
def test_a_point_for_a_hundred_hours_up_to_fifteen(hours: int, points: int, explain: Explain) -> None:
    found = explain("instrument_sharing", "2023-06-01", **ITEM | {"instrument_hours": hours})
    assert next(s for s in found.scores if s.item.code == "hours").low == points
