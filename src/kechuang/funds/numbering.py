"""Numbers of calls, awards and payments: a prefix, the year, a serial without gaps. Inside the act's transaction."""

from __future__ import annotations

from typing import Any

from django.db import models

from kechuang.cases.models import Case
from kechuang.funds.models import Call


def next_number(model: type[models.Model], prefix: str, year: int) -> str:
    """ZC202600001, ZC202600002 …"""
    begins = f"{prefix}{year}"
    return _after(begins, _last(model._default_manager.filter(number__startswith=begins), "number"))


def next_call_number(prefix: str, year: int) -> str:
    """Likewise of a call; nor is the number of one that is gone given again while cases name it."""
    begins = f"{prefix}{year}"
    calls = _last(Call.objects.filter(number__startswith=begins), "number")
    return _after(begins, max(calls, _last(Case.objects.filter(call__startswith=begins), "call")))


def _last(rows: models.QuerySet[Any], field: str) -> str:
    return str(rows.order_by(f"-{field}").values_list(field, flat=True).first() or "")


def _after(begins: str, last: str) -> str:
    return f"{begins}{int(last.removeprefix(begins)) + 1 if last else 1:05}"
