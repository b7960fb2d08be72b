"""Numbers of awards and payments: a prefix, the year, and a serial without gaps. Ask inside the act's transaction."""

from __future__ import annotations

from django.db import models


def next_number(model: type[models.Model], prefix: str, year: int) -> str:
    """ZC202600001, ZC202600002 …"""
    begins = f"{prefix}{year}"
    last = (
        model._default_manager.filter(number__startswith=begins)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    return f"{begins}{int(str(last).removeprefix(begins)) + 1 if last else 1:05}"
