"""Samples for the API: `API` for what its addresses name, `API_OTHERS` for what of others must stay unseen."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
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


def _own_return(world: Any) -> Any:
    """What one's own organisation reports, as it stands; entered anew where an act before took it away."""
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    values = {"organisation": world.own.credit_code, "year": 2021, "staff": 10}
    standing = YearlyReturn.objects.standing().filter(key=f"{world.own.credit_code}:2021").order_by("-valid_from")
    return standing.first() or enter(YearlyReturn, values, None)


def _own(world: Any) -> dict[str, Any]:
    return {"kind": "yearlyreturn", "key": _own_return(world).key}


def _seen(world: Any) -> dict[str, str]:
    return {"If-Match": f'"{_own_return(world).pk}"'}


def _unseen(world: Any) -> tuple[dict[str, Any], str]:
    return _return(world), str(_SALES)


_counter = count(11)


def _year() -> int:
    """Another year each time."""
    return 1950 + next(_counter) % 70


def _later(world: Any) -> str:
    """A day within the stretch of one's own return."""
    return (_own_return(world).valid_from + timedelta(days=next(_counter) % 60 + 1)).isoformat()


API = {
    "slug": lambda world: world.plan.slug,
    "ordinal": lambda world: 1,
    "code": lambda world: "hnte",
    "kind": lambda world: "certificate",
    "key": _certificate,
    "dimension": lambda world: "township",
}
API_QUERIES = {"search": {"q": "高新"}, "indicator_series": {"first": 2024, "last": 2025}}
ACTS = ("record_correct", "record_replace", "record_end", "record_withdraw")
API_OWN = dict.fromkeys(ACTS, _own) | {
    "undetermined_subjects": lambda world: {"code": "station_rd_floor"},
    "record_enter": lambda world: {"kind": "yearlyreturn"},
}
API_HEADERS = dict.fromkeys(ACTS, _seen)
_WHY = {"reason": "报表写错了"}
API_BODIES = {
    "policy_explain": lambda world: {"facts": {}},
    "records_export": lambda world: {"format": "csv"},
    "record_enter": lambda world: {"values": {"organisation": world.own.credit_code, "year": _year(), "staff": 1}},
    "record_correct": lambda world: {"changes": {"staff": next(_counter)}} | _WHY,
    "record_replace": lambda world: {"changes": {"staff": next(_counter)}, "since": _later(world)} | _WHY,
    "record_end": lambda world: {"on": _later(world)} | _WHY,
    "record_withdraw": lambda world: _WHY,
}
API_PUBLIC = ("/plans/", "/kinds/", "/policies/", "/indicators/", "/undetermined/")
API_OTHERS = {
    "records": lambda world: ({"kind": _return(world)["kind"]}, str(_SALES)),
    "records_export": lambda world: ({"kind": _return(world)["kind"]}, str(_SALES)),
    "record_enter": lambda world: ({"kind": _return(world)["kind"]}, str(_SALES)),
    **dict.fromkeys(("record", "record_history", "record_targets", *ACTS), _unseen),
}
