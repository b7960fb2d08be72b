"""新型研发机构: national conditions since 2019, governance without dividends, Hebei's own since 2021."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kechuang.policies import catalogue
from kechuang.rules.law import Explanation, NotInForce

Explain = Callable[..., Explanation]
BODY: dict[str, Any] = {
    "new_rd_form": "社会服务机构",
    **{f"new_rd_{x}": "是" for x in ("internal_control", "main_work", "facilities", "team", "income", "council")},
    "new_rd_pays_dividends": "否",
}


def test_a_social_service_body_must_not_pay_dividends_but_a_company_may(explain: Explain) -> None:
    assert explain("new_rd_body", "2020-06-01", **BODY).verdict is True
    assert explain("new_rd_body", "2020-06-01", **BODY | {"new_rd_pays_dividends": "是"}).verdict is False
    company = BODY | {"new_rd_form": "企业", "new_rd_pays_dividends": "是"}
    assert explain("new_rd_body", "2020-06-01", **company).verdict is True


def test_before_the_national_definition_there_is_no_rule() -> None:
    with pytest.raises(NotInForce, match="2019-09-12"):
        catalogue().law("new_rd_body", date(2018, 8, 1))


@pytest.mark.parametrize(("founded", "holds"), [("2018-06-01", True), ("2018-06-02", False)])
def test_hebei_asks_for_three_years_of_work(founded: str, holds: bool, explain: Explain) -> None:
    found = explain("new_rd_body", "2021-06-01", **BODY, new_rd_founded=founded)
    assert next(e.verdict for e in found.conditions if e.condition.code == "age") is holds
    assert found.verdict is (None if holds else False)
