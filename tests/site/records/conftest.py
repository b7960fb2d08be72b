"""What tests of the pages of records share: a few records of an invented town, and people who may see some of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

MINE, OTHER = "91999001YY00000001", "91999001YY00000002"


@dataclass(frozen=True)
class Town:
    """Two enterprises with a certificate and returns, and who may see what of them."""

    officer: Any
    representative: Any
    township: Any
    stranger: Any

    def client(self, who: str = "officer") -> Client:
        client = Client()
        if who:
            client.force_login(getattr(self, who))
        return client


def enter(kind: str, **values: Any) -> Any:
    from kechuang.registry.actions.enter import enter as do
    from kechuang.registry.catalogue import kinds

    return do(kinds()[kind], values, None)


@pytest.fixture
def town(person: Callable[..., Any]) -> Town:
    from kechuang.accounts.models import Organisation, Unit

    firms = (
        (MINE, "清流仪器有限公司", "999001101", "4019", "small"),
        (OTHER, "远山机械有限公司", "999001102", "3411", "large"),
    )
    for number, (code, name, place, industry, size) in enumerate(firms, 1):
        enter(
            "organisation",
            code=code,
            name=name,
            form="enterprise",
            registered=date(2010, number, 1),
            division=place,
            industry=industry,
            size=size,
            representative=f"法人{number}",
        )
        for year in (2021, 2022):
            sales = number * year * 1_000_000
            enter("yearlyreturn", organisation=code, year=year, staff=100 * number, sales=sales)
        enter(
            "certificate",
            scheme="hnte",
            number=f"GR20229900000{number}",
            organisation=code,
            holder=name,
            level="national",
            issued=date(2022, 11, 1),
            expires=date(2025, 11, 1) if number == 1 else date(2030, 11, 1),
        )
    mine = Organisation.objects.create(name="清流", credit_code=MINE, kind="enterprise", status="approved")
    unit = Unit.objects.create(name="柳溪镇", kind="township", since=date(2000, 1, 1), division_code="999001101")
    unit.path = f"/{unit.pk}/"
    unit.save()
    return Town(
        person("programme_officer", name="林晓"),
        person("representative", organisation=mine, name="何清"),
        person("unit_officer", unit=unit),
        person(),
    )
