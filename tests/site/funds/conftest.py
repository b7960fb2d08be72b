"""A line with money, an organisation on record, and two officers who share the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

CODE, NAME = "91139181MA0XJ0001N", "清流科技有限公司"
YEAR = 2024
DAY = date(2024, 6, 30)


@dataclass
class Money:
    """What there is to work with."""

    line: Any
    one: Any
    two: Any

    def award(self, fen: int = 100_000_00, **more: Any) -> Any:
        """An award to the organisation on record."""
        from kechuang.funds.actions.grant_support import grant_support

        told: dict[str, Any] = {"title": "流量计研制", "decision": "明科发〔2025〕6号", "decided": DAY} | more
        return grant_support(self.line, YEAR, CODE, fen, self.one, **told)

    def asked(self, award: Any, fen: int = 40_000_00, **more: Any) -> Any:
        """A payment asked for by the first officer."""
        from kechuang.funds.actions.ask_payment import ask_payment

        told: dict[str, Any] = {
            "payee": CODE,
            "payee_name": NAME,
            "bank": "明湖银行东湖支行",
            "account": "6222 0012 3456 7890",
        }
        return ask_payment(award, fen, self.one, **{"purpose": "首笔拨付"} | told | more)


@pytest.fixture
def money(person: Callable[..., Any]) -> Money:
    from kechuang.funds.actions.open_line import open_line
    from kechuang.funds.actions.set_budget import set_budget
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation

    enter(Organisation, {"code": CODE, "name": NAME, "form": "enterprise", "registered": date(2015, 1, 1)}, None)
    one, two = person("programme_officer"), person("programme_officer")
    line = open_line("city-rd", "重点研发计划", "competitive", one, subject="20604", public=True)
    set_budget(line, YEAR, 300_000_00, one, document="明财预〔2025〕1号", happened=date(2024, 1, 10))
    return Money(line, one, two)
