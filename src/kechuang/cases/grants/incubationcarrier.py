"""An incubation carrier: maker space, incubator, accelerator, 星创天地; counted from recognition or filing on."""

from __future__ import annotations

from typing import Any

from kechuang.cases.grant import Given, Grant
from kechuang.registry.kinds.incubation_carrier import IncubationCarrier


def _values(given: Given) -> dict[str, Any]:
    return given.own | {
        "form": given.procedure.form,
        "number": given.number,
        "name": given.own.get("name") or given.case.organisation_name,
        "level": given.procedure.level,
        "organisation": given.case.organisation,
        "division": given.case.division,
        "approved": given.today,
        "document": given.document,
    }


GRANT = Grant(IncubationCarrier, _values, graded="last_grade", called="name")
