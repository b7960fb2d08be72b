"""The small picture of a target: where its marks stand, and what it says in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kechuang.portal.charts.course import SMALL, picture
from kechuang.portal.charts.scales import said
from kechuang.supervision.line import Ahead, Behind, Line

TODAY = date(2026, 6, 30)
STOCK = Line(
    ordinal=1,
    again=(),
    name="高企",
    deadline="2027",
    due="2027-12-31",
    sign=">=",
    wanted="70",
    unit="家",
    number="50",
    period="2026-06-30",
    outcome="open",
    gap="20",
    light="at_risk",
    why=("", ""),
    indicator="hnte",
    scope={},
    shape="stock",
    better="up",
    each_year=False,
    bound="suggested",
    base=Behind("2024-12-31", 40.0),
    past=(Behind("2024-12-31", 40.0), Behind("2025-12-31", 46.0), Behind("2026-06-30", 50.0)),
    ahead=(Ahead("2026-12-31", 48, 53, 58), Ahead("2027-12-31", 50, 60, 72)),
)


def places(points: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in points.split())]


def test_a_stock_runs_to_today_its_path_to_the_figure_wanted_and_its_interval_widens() -> None:
    drawn = picture(STOCK, TODAY)
    past, path, band = places(drawn.past), places(drawn.path), places(drawn.band)
    assert path[-1][1] == pytest.approx(float(drawn.goal), abs=0.1)
    assert path[0] == past[0]
    assert [x for x, _ in past] == sorted(x for x, _ in past)
    assert band[0] == past[-1]
    assert band[3][1] - band[2][1] > band[4][1] - band[1][1] > 0
    assert all(0 <= x <= SMALL.width and 0 <= y <= SMALL.height for x, y in past + path + band)
    assert drawn.dots[-1].css == "now"


def test_a_flow_has_a_bar_a_year_from_nothing_and_tells_the_part_of_a_year_apart() -> None:
    past = (Behind("2024-12-31", 40.0), Behind("2025-12-31", 80.0), Behind("2026-06-30", 30.0, partial=True))
    drawn = picture(replace(STOCK, shape="flow", past=past), TODAY)
    heights = {bar.title[:4]: float(bar.height) for bar in drawn.bars if bar.kind != "ahead"}
    assert heights["2025"] == pytest.approx(2 * heights["2024"], rel=0.05)
    assert [bar.kind for bar in drawn.bars] == ["ahead", "ahead", "past", "past", "partial"]
    assert len(drawn.whiskers) == 2


def test_a_status_and_what_has_no_numbers_have_no_picture() -> None:
    assert picture(replace(STOCK, shape="state"), TODAY).empty
    assert picture(replace(STOCK, past=(), ahead=()), TODAY).empty


@pytest.mark.parametrize(
    ("number", "words"), [(0.0, "0"), (2.8, "2.8"), (3.14159, "3.14"), (925.4, "925"), (24000.0, "24,000")]
)
def test_drawn_numbers_are_short_and_whole_ones_whole(number: float, words: str) -> None:
    assert said(number) == words
