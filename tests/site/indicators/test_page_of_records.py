"""The first records of a number are found without sorting all of them, and are the same ones on every page."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from kechuang.indicators.scope import Scope
from kechuang.indicators.value import value
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.supervision import page_of_records
from kechuang.supervision.page_of_records import Page, dated_page, sorted_page, yearly_page

DAY = date(2025, 6, 30)
CITY = Scope(place="999001")
BATCHES = {date(2016, 3, 1): 1, date(2023, 5, 4): 17, date(2023, 5, 5): 2, date(2025, 1, 2): 40}
"""How many certificates begin to hold on which day: most of them late and together, as batches are."""


@pytest.mark.django_db
def test_a_page_by_date_is_what_sorting_everything_gives(entering: Any) -> None:
    held = entering.organisation()
    first = entering.certificate(held.key)
    days = [day for day, count in BATCHES.items() for _ in range(count)]
    Certificate.objects.bulk_create(
        Certificate(
            scheme="hnte",
            key=f"hnte:X{n * 37 % 60:02}",
            number=f"X{n * 37 % 60:02}",
            organisation=held.key,
            holder="明湖示例公司",
            level="national",
            issued=day,
            valid_from=day,
            recorded_at=first.recorded_at + timedelta(microseconds=1),
            source=first.source,
        )
        for n, day in enumerate(days)
    )
    part = value("hnte", AsOf(DAY, first.recorded_at + timedelta(seconds=1)), CITY).parts[0]
    assert part.records == 60
    assert part.span == (date(2016, 3, 1), date(2025, 1, 2))
    for down in (False, True):
        for start in range(0, 63, 3):
            page = Page(start, 3)
            assert dated_page(part, page, down=down) == sorted_page(part.rows(), "valid_from", page, down=down)


@pytest.mark.django_db
def test_a_page_of_a_year_is_the_same_whichever_way_its_organisations_are_found(
    entering: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(9):
        one = entering.organisation(above_scale=bool(n % 3))
        entering.yearly(one.key, 2024, rd_internal=100, main_income=1000)
    part = value("industry_rd_share", AsOf.on(DAY), CITY).parts[0]
    assert part.records == 6
    plain = yearly_page(part, Page(0, 1))
    monkeypatch.setattr(page_of_records, "_MANY", 1)
    assert yearly_page(part, Page(0, 1)) == plain
    assert YearlyReturn.objects.get(pk=plain[0]).organisation == "MH00002"
