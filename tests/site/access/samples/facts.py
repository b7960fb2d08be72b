"""Samples for pages about the facts of an organisation: those of the other one must stay unseen."""

from __future__ import annotations

from datetime import date
from typing import Any

ARGUMENTS = {
    "key": lambda world: _recorded(world.own),
    "fact": lambda world: "sales_y1",
    "to": lambda world: "hnte",
    "listed": lambda world: "certificate:hnte",
    "list_act": lambda world: "declare",
}
PUBLIC = ("ladder/", "records/complete/")  # a rung or a list is no record; what a list holds is scoped by `visible`


def _recorded(holder: Any) -> str:
    """The key of the holder's record in the registry."""
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation

    if not Organisation.objects.filter(key=holder.credit_code).exists():
        about = {"code": holder.credit_code, "name": holder.name, "form": "enterprise", "registered": date(2014, 1, 1)}
        enter(Organisation, about, None)
    return str(holder.credit_code)


def _other(world: Any) -> tuple[dict[str, Any], str]:
    return {"key": _recorded(world.other)}, str(world.other.name)


OTHERS = {
    "organisation-facts": _other,
    "organisation-fill": _other,
    "organisation-fact": _other,
    "organisation-check": _other,
    "organisation-entitlements": _other,
    "organisation-outside": _other,
    "organisation-outside-export": _other,
}
API_OWN = {
    "outside_form": lambda world: {"code": "rd_statistics"},
    "organisation_outside_form": lambda world: {"key": _recorded(world.own), "code": "rd_statistics"},
}
API_PUBLIC = ("/outside-forms/",)
API_OTHERS = {
    "organisation_outside_form": lambda world: (
        {"key": _recorded(world.other), "code": "rd_statistics"},
        str(world.other.name),
    )
}
