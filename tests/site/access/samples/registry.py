"""Samples for pages of records."""

from __future__ import annotations

from typing import Any


def _document(world: Any, whose: str) -> str:
    """The hash of a stored document of the own or the other organisation."""
    from kechuang.registry.actions.attach import attach
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.yearly_return import YearlyReturn
    from kechuang.registry.sources import Evidence

    found = Evidence.objects.filter(name=f"{whose}.pdf").first()
    if found is None:
        row = enter(YearlyReturn, {"organisation": getattr(world, whose).credit_code, "year": 2019}, None)
        found = attach(row, [f"%PDF-1.4 {whose} %%EOF".encode()], f"{whose}.pdf", None).evidence
    return found.sha256


ARGUMENTS = {"sha256": lambda world: _document(world, "own")}
OTHERS = {"evidence": lambda world: ({"sha256": _document(world, "other")}, "%PDF")}
