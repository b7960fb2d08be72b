"""Two enterprises, those who act for them, two officers: what tests of cases begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

CODE, OTHER_CODE = "91130181MA0XJ0001P", "91130181MA0XJ0002K"


@dataclass(frozen=True)
class Office:
    """Representatives of one enterprise (two) and of another, two officers, an auditor."""

    code: str
    chen: Any
    wu: Any
    stranger: Any
    lin: Any
    zhou: Any
    auditor: Any


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """A data folder of this test's own."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def office(person: Callable[..., Any]) -> Office:
    """The people; both enterprises are on record."""
    from kechuang.accounts.models import Organisation as Holder
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation

    holders = []
    for code, name in ((CODE, "清流科技有限公司"), (OTHER_CODE, "远山机械有限公司")):
        about = {"code": code, "name": name, "form": "enterprise", "registered": date(2014, 5, 1)}
        enter(Organisation, about | {"division": "130181", "industry": "C2614"}, None)
        holders.append(Holder.objects.create(name=name, credit_code=code, kind="enterprise", status="approved"))
    return Office(
        CODE,
        person("representative", username="chen", name="陈代表", organisation=holders[0]),
        person("representative", username="wu", name="吴会计", organisation=holders[0]),
        person("representative", username="stranger", name="外人", organisation=holders[1]),
        person("programme_officer", username="lin", name="林晓"),
        person("programme_officer", username="zhou", name="周平"),
        person("auditor", username="auditor", name="审计员"),
    )
