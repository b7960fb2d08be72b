"""An indicator beside province and nation: published figures alone, each with its source; else how to load them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

pytestmark = pytest.mark.django_db


def page(client: Any, code: str, **query: str) -> str:
    answer = client.get(f"/indicators/{code}/compare/", {"valid": "2026-12-31"} | query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_without_published_figures_of_elsewhere_the_page_says_how_to_load_them(client: Any, plan: Any) -> None:
    assert "kechuang import public-facts" in page(client, "rd_intensity")
    assert "同口径" in page(client, "promotion_events")


def test_places_stand_beside_each_other_with_their_sources(client: Any, plan: Any, entering: Any) -> None:
    for year, own in ((2024, 390), (2025, 400)):
        entering.figure("gdp", str(year), own)
        entering.figure("rd_expenditure", str(year), 8)
    entering.figure("rd_intensity", "2025", "0.0208", division="990000", reference="清江省统计年鉴")
    entering.figure("rd_intensity", "2025", "0.0265", division="100000", reference="全国统计年鉴", confidence="medium")
    told = page(client, "rd_intensity")
    numbers = (">2.08</td>", ">2.65</td>", ">2</td>")
    for word in ("明湖市", "清江省", "全国", "全国统计年鉴", "可信度", *numbers):
        assert word in told, word


def test_a_provinces_number_is_never_counted_from_the_records_of_one_city(
    client: Any, plan: Any, entering: Any
) -> None:
    own = entering.organisation()
    entering.certificate(own.key, issued=date(2025, 5, 1), expires=date(2028, 5, 1))
    entering.figure("hnte_stock", "2024", 9000, division="990000")
    told = page(client, "hnte")
    assert "9000" in told and "由本库记录生成" in told
    assert '<th scope="row">2025</th><td class="num">1<span class="soft">*</span></td><td class="num">—</td>' in told
