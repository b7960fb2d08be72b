"""Samples for the tests that open every page: what to put into an address, and whose record must stay unseen.

A new page whose address takes an argument adds a line here. `ARGUMENTS` by the argument's name gives a value that leads
to a page. `OTHERS` by the page's name gives the arguments that name a record of *another* organisation or township, and
words of that record which nobody outside may see.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ARGUMENTS: dict[str, Callable[[Any], Any]] = {
    "slug": lambda world: world.plan.slug,
    "ordinal": lambda world: 1,
    "pk": lambda world: 1,
    "code": lambda world: "hnte",
    "name": lambda world: "市科技局",
    "token": lambda world: "nothing",
    "uidb64": lambda world: "nothing",
    "sha256": lambda world: _document(world, "own"),
}
PUBLIC = ("plans/", "policies/", "accounts/first/")
"""Addresses that begin so name no record of anybody: public text, and links that are their own key."""
OTHERS: dict[str, Callable[[Any], tuple[dict[str, Any], str]]] = {
    "evidence": lambda world: ({"sha256": _document(world, "other")}, "%PDF"),
}


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
