"""检验检测机构资质认定: no mark outside the scope or after the certificate; renewal three months ahead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kechuang.rules.law import Explanation

Explain = Callable[..., Explanation]
BODY: dict[str, Any] = {
    "cma_certificate": "是",
    "cma_expires": "2024-05-09",
    "cma_in_scope": "是",
    "cma_renewal_needed": "否",
}


@pytest.mark.parametrize(("on", "holds"), [("2024-05-09", True), ("2024-05-10", False)])
def test_the_last_day_of_the_certificate_counts(on: str, holds: bool, explain: Explain) -> None:
    assert explain("lab_qualification", on, **BODY).verdict is holds


def test_a_parameter_outside_the_scope_carries_no_mark(explain: Explain) -> None:
    assert explain("lab_qualification", "2023-01-01", **BODY | {"cma_in_scope": "否"}).verdict is False


@pytest.mark.parametrize(("on", "holds"), [("2024-02-09", True), ("2024-02-10", False)])
def test_renewal_is_asked_for_three_months_ahead(on: str, holds: bool, explain: Explain) -> None:
    facts = BODY | {"cma_renewal_needed": "是", "cma_renewal_filed": "否"}
    assert explain("lab_qualification", on, **facts).verdict is holds
