"""Samples for the pages of records: one's own organisation, and a return of another that nobody outside may see."""

from __future__ import annotations

from datetime import date
from typing import Any

_STAFF = 987_654


def _organisation(world: Any) -> str:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.organisation import Organisation

    code = world.own.credit_code
    if not Organisation.objects.filter(key=code).exists():
        values = {"code": code, "name": world.own.name, "form": "enterprise", "registered": date(2010, 1, 1)}
        enter(Organisation, values | {"division": world.township.division_code}, None)
    return code


def _return(world: Any) -> str:
    from kechuang.registry.actions.enter import enter
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    values = {"organisation": world.other.credit_code, "year": 2021, "staff": _STAFF}
    row = YearlyReturn.objects.filter(key=f"{world.other.credit_code}:2021").first() or enter(
        YearlyReturn, values, None
    )
    return row.key


ARGUMENTS = {"key": _organisation, "verb": lambda world: "correct", "what": lambda world: "organisation"}
PUBLIC = ("records/suggest/", "records/<str:kind>/", "organisations/<key:key>/")
OTHERS = {
    "organisation-policies": lambda world: ({"key": world.other.credit_code}, "符合"),
    "record": lambda world: ({"kind": "yearlyreturn", "key": _return(world)}, "987,654"),
    "record-act": lambda world: ({"kind": "yearlyreturn", "key": _return(world), "verb": "correct"}, "987654"),
}
