"""院士工作站: the national cap by the academician's status, from its first day, and three months' work a year."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
VerdictOf = Callable[..., bool | None]


@pytest.mark.parametrize(
    ("status", "stations", "holds"),
    [("未退休", 0, True), ("未退休", 1, False), ("已退休", 2, True), ("已退休", 3, False)],
)
def test_the_cap_counts_this_station_too(status: str, stations: int, holds: bool, verdict_of: VerdictOf) -> None:
    facts = {"academician_status": status, "academician_stations": stations}
    assert verdict_of("academician_station", "2019-07-01", "stations", **facts) is holds


@pytest.mark.parametrize(("months", "holds"), [(3, True), (2, False)])
def test_three_months_a_year_at_the_station(months: int, holds: bool, verdict_of: VerdictOf) -> None:
    assert verdict_of("academician_station", "2019-07-01", "months", academician_months=months) is holds


def test_there_is_no_cap_on_the_day_before(explain: Explain) -> None:
    before = explain("academician_station", "2019-06-10", academician_status="未退休", academician_stations=4)
    after = explain("academician_station", "2019-06-11", academician_status="未退休", academician_stations=4)
    assert "stations" not in [e.condition.code for e in before.conditions]
    assert after.verdict is False


def test_the_provinces_own_floor_is_unknown_so_the_verdict_is(explain: Explain) -> None:
    found = explain("academician_station", "2018-05-01", academician_contract="是", station_rd_share="5%")
    assert found.verdict is None
    assert [p.name for p in found.unknown_figures] == ["station_rd_floor"]
