"""A platform: building where it is approved to be built first, else operating; it is on its list from the approval."""

from __future__ import annotations

from typing import Any

from kechuang.cases.grant import Given, Grant
from kechuang.registry.kinds.platform import Platform


def _values(given: Given) -> dict[str, Any]:
    return given.own | {
        "form": given.procedure.form,
        "number": given.number,
        "name": given.own.get("name") or given.case.organisation_name,
        "level": given.procedure.level,
        "organisation": given.case.organisation,
        "division": given.case.division,
        "state": "building" if given.procedure.builds else "operating",
        "approved": given.today,
        "document": given.document,
    }


GRANT = Grant(Platform, _values, built={"state": "operating"}, graded="last_grade", called="name")
