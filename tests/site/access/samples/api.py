"""Samples for the API: `API` for what its addresses name, `API_OTHERS` for what of others must stay unseen."""

from __future__ import annotations

from datetime import date
from typing import Any

PUBLIC = ("api/v1/",)
"""Its operations have doors of their own, tried one by one in test_api_routes.py."""
ARGUMENTS = {"rest": lambda world: "me"}
_SALES = 98_765_432


def _certificate(world: Any) -> str:
    """A public record, which a target of the plan counts."""
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.certificate import Certificate

    values = {"scheme": "hnte", "number": "GR202699000009", "level": "national", "holder": "远山机械"}
    values |= {"organisation": world.other.credit_code, "issued": date(2024, 5, 1), "expires": date(2027, 5, 1)}
    found = Certificate.objects.filter(number=values["number"]).first() or enter(Certificate, values, None)
    return str(found.key)


def _return(world: Any) -> dict[str, Any]:
    """What another organisation reports."""
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    key = f"{world.other.credit_code}:2022"
    if not YearlyReturn.objects.filter(key=key).exists():
        enter(YearlyReturn, {"organisation": world.other.credit_code, "year": 2022, "sales": _SALES}, None)
    return {"kind": "yearlyreturn", "key": key}


def _unseen(world: Any) -> tuple[dict[str, Any], str]:
    return _return(world), str(_SALES)


API = {
    "slug": lambda world: world.plan.slug,
    "ordinal": lambda world: 1,
    "code": lambda world: "hnte",
    "kind": lambda world: "certificate",
    "key": _certificate,
    "dimension": lambda world: "township",
}
API_QUERIES = {"search": {"q": "高新"}, "indicator_series": {"first": 2024, "last": 2025}}
API_BODIES = {"policy_explain": lambda world: {"facts": {}}, "records_export": lambda world: {"format": "csv"}}
API_PUBLIC = ("/plans/", "/kinds/", "/policies/", "/indicators/")
API_OTHERS = {
    "records": lambda world: ({"kind": _return(world)["kind"]}, str(_SALES)),
    "records_export": lambda world: ({"kind": _return(world)["kind"]}, str(_SALES)),
    "record": _unseen,
    "record_history": _unseen,
    "record_targets": _unseen,
}
