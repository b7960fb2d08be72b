"""What tests of indicators share: short ways to enter records of an invented place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from kechuang.events.clock import moment
from kechuang.registry.actions.enter import enter
from kechuang.registry.kinds.certificate import Certificate
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.kinds.platform import Platform
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.kinds.yearly_return import YearlyReturn
from kechuang.registry.laying_down import lay_down
from kechuang.registry.record import Record
from kechuang.registry.writing import by_hand

CITY = "999001"


class Entering:
    """Enters records by what matters in a test; everything else is filled in."""

    def __init__(self, actor: Any):
        self.actor = actor
        self.count = 0

    def organisation(self, code: str = "", **other: Any) -> Organisation:
        return enter(Organisation, self._organisation(code) | other, self.actor)  # type: ignore[return-value]

    def organisations(self, how_many: int, **other: Any) -> list[str]:
        """Many at once, laid down as a table is; their codes."""
        rows = [self._organisation() | other for _ in range(how_many)]
        self._lay_down(Organisation, rows)
        return [row["code"] for row in rows]

    def _organisation(self, code: str = "") -> dict[str, Any]:
        self.count += 1
        return {
            "code": code or f"MH{self.count:05}",
            "name": f"明湖示例{self.count}公司",
            "form": "enterprise",
            "registered": date(2005, 1, 1),
            "division": "999001100",
            "industry": "3441",
        }

    def _lay_down(self, kind: type[Record], rows: list[dict[str, Any]]) -> None:
        """Each act by itself asks what numbers it moves; of many rows nobody wants to know. The last is such an act."""
        with transaction.atomic():
            lay_down(kind, rows[:-1], actor=self.actor, source=by_hand(self.actor), stamp=moment())
        enter(kind, rows[-1], self.actor)

    def certificate(self, organisation: str = "", **other: Any) -> Certificate:
        self.count += 1
        values: dict[str, Any] = {
            "scheme": "hnte",
            "number": f"GR{self.count:06}",
            "organisation": organisation,
            "holder": "明湖示例公司",
            "level": "national",
            "issued": date(2018, 11, 12),
            "expires": date(2021, 11, 12),
        }
        return enter(Certificate, values | other, self.actor)  # type: ignore[return-value]

    def platform(self, form: str, level: str = "provincial", **other: Any) -> Platform:
        return enter(Platform, self._platform(form, level) | other, self.actor)  # type: ignore[return-value]

    def platforms(self, form: str, organisations: list[str]) -> None:
        """One for each of these organisations, laid down as a table is."""
        self._lay_down(Platform, [self._platform(form) | {"organisation": one} for one in organisations])

    def _platform(self, form: str, level: str = "provincial") -> dict[str, Any]:
        self.count += 1
        return {
            "form": form,
            "number": f"P{self.count:05}",
            "name": f"明湖示例平台{self.count}",
            "level": level,
            "division": "999001100",
            "approved": date(2018, 6, 1),
        }

    def figure(self, series: str, period: str, value: Any, **other: Any) -> PublicStatistic:
        values = {
            "series": series,
            "label": series,
            "division": CITY,
            "period": period,
            "value": value,
            "reference": "统计公报",
        }
        return enter(PublicStatistic, values | other, self.actor)  # type: ignore[return-value]

    def yearly(self, organisation: str, year: int, **figures: Any) -> YearlyReturn:
        return enter(  # type: ignore[return-value]
            YearlyReturn, {"organisation": organisation, "year": year} | figures, self.actor
        )


@pytest.fixture
def entering(officer: Any) -> Entering:
    """A way to enter records."""
    return Entering(officer)
