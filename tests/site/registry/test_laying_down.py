"""Many records at once are checked like one: the same rows come out, the same mistakes are refused by field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from kechuang.events.clock import moment
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.laying_down import lay_down
from kechuang.registry.record import Record
from kechuang.registry.writing import by_hand

ROW = {"scheme": "hnte", "number": "GR202399000001", "holder": "明湖市示例机械有限公司", "level": "national",
       "issued": date(2023, 11, 12), "expires": date(2026, 11, 12)}  # fmt: skip


def laid(kind: type[Record], rows: list[Mapping[str, Any]]) -> int:
    with transaction.atomic():
        return lay_down(kind, rows, actor=None, source=by_hand(None), stamp=moment())


@pytest.mark.django_db
def test_a_row_laid_down_is_the_row_entered_by_hand() -> None:
    enter(Certificate, ROW, None)
    laid(Certificate, [ROW | {"number": "GR202399000002"}])
    one, other = Certificate.objects.order_by("number")
    assert one.values() | {"number": ""} == other.values() | {"number": ""}
    assert (one.valid_from, one.valid_to, one.source) == (other.valid_from, other.valid_to, other.source)
    assert other.key == "hnte:GR202399000002"


@pytest.mark.django_db
def test_a_stretch_given_with_the_row_holds() -> None:
    laid(Certificate, [ROW | {"valid_from": date(2024, 1, 1), "valid_to": date(2025, 1, 1)}])
    row = Certificate.objects.get()
    assert (row.valid_from, row.valid_to) == (date(2024, 1, 1), date(2025, 1, 1))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "wrong", "field"),
    [
        (Certificate, {"level": "galactic"}, "level"),
        (Certificate, {"holder": ""}, "holder"),
        (Certificate, {"holder": None}, "holder"),
        (Certificate, {"number": "9" * 81}, "number"),
        (Certificate, {"issued": None}, "issued"),
        (Certificate, {"issued": "some day"}, "issued"),
        (Certificate, {"expires": date(2023, 11, 12)}, "expires"),
        (Certificate, {"colour": "red"}, "colour"),
        (YearlyReturn, {"sales": 2**63}, "sales"),
        (YearlyReturn, {"sales": "much"}, "sales"),
        (YearlyReturn, {"has_rd_body": "maybe"}, "has_rd_body"),
        (YearlyReturn, {"year": None}, "year"),
    ],
)
def test_a_wrong_value_among_many_is_refused_and_its_field_named(
    kind: type[Record], wrong: dict[str, Any], field: str
) -> None:
    good: dict[str, Any] = ROW if kind is Certificate else {"organisation": "MH1", "year": 2023, "sales": 1}
    rows = [good | {name: good.get(name) for name in wrong}, good | {kind.KEY[-1]: 2024} | wrong]
    if "colour" in wrong:
        rows[0] = good | {"colour": ""}
    with pytest.raises(BadInput) as error:
        laid(kind, rows)
    assert error.value.fields["field"] == field
    assert not kind.objects.exists()


@pytest.mark.django_db
def test_rows_that_overlap_each_other_or_what_stands_are_refused() -> None:
    with pytest.raises(Conflict, match="已有记录"):
        laid(Certificate, [ROW, ROW | {"issued": date(2025, 1, 1), "expires": date(2028, 1, 1)}])
    laid(Certificate, [ROW])
    with pytest.raises(Conflict, match="已有记录"):
        laid(Certificate, [ROW | {"issued": date(2026, 11, 11), "expires": date(2029, 11, 11)}])
    laid(Certificate, [ROW | {"issued": date(2026, 11, 12), "expires": date(2029, 11, 12)}])
    assert Certificate.objects.count() == 2


@pytest.mark.django_db
def test_no_row_is_no_act() -> None:
    assert laid(Certificate, []) == 0
