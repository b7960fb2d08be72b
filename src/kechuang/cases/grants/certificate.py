"""A certificate: the policy's own code is the scheme under which indicators count it."""

from __future__ import annotations

from typing import Any

from kechuang.cases.grant import Given, Grant
from kechuang.registry.kinds.certificate import Certificate


def _values(given: Given) -> dict[str, Any]:
    return {
        "scheme": given.case.policy,
        "number": given.number,
        "organisation": given.case.organisation,
        "holder": given.case.organisation_name,
        "level": given.procedure.level,
        "issued": given.today,
        "expires": given.until,
        "document": given.document,
    }


GRANT = Grant(Certificate, _values, called="holder")
