"""The invented plan with a few enterprises that hold certificates: three more since the end of a month."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kechuang.papers.basis import basis
from kechuang.papers.kind import Basis
from kechuang.papers.span import span
from kechuang.registry.actions.enter import enter
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.supervision import lines as lines_module

TODAY = date(2026, 11, 28)


@pytest.fixture(autouse=True)
def no_memory_of_other_tests() -> None:
    lines_module._RECENT.clear()


@pytest.fixture
def certified(plan: Any, officer: Any) -> Any:
    """Makes so many enterprises certified on a day."""
    made = 0

    def certify(count: int, issued: date) -> None:
        nonlocal made
        for _one in range(count):
            made += 1
            firm = enter(
                Organisation,
                {
                    "code": f"MH{made:05}",
                    "name": f"明湖示例{made}公司",
                    "form": "enterprise",
                    "registered": date(2005, 1, 1),
                    "division": "999001100",
                    "industry": "3441",
                },
                officer,
            )
            values = {"scheme": "hnte", "number": f"GR{made:06}", "organisation": firm.key, "holder": firm.name}
            values |= {"level": "national", "issued": issued, "expires": issued.replace(year=issued.year + 3)}
            enter(Certificate, values, officer)
        lines_module._RECENT.clear()

    certify(6, date(2025, 11, 10))
    certify(3, date(2026, 10, 12))
    return certify


@pytest.fixture
def october(plan: Any, certified: Any) -> Basis:
    return basis(plan, span("2026-10", TODAY), AsOf.now())
