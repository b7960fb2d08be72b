"""What else is recorded of the organisation, kind by kind: platforms, residences, projects, contracts, people …"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy

from kechuang.portal.organisations.file import File, Section
from kechuang.portal.records.related import related

_ELSEWHERE = {"certificate", "yearlyreturn", "intellectualproperty", "statedfact", "organisation"}
"""Kinds with a section of their own, and facts, which have pages of their own."""
_ORDER = ("platform", "incubationcarrier", "residence", "project", "technologycontract", "person", "eventheld")


def _gather(file: File) -> Mapping[str, Any] | None:
    groups = related(file.row, file.reader, file.moment, but=_ELSEWHERE)
    groups.sort(key=lambda g: _ORDER.index(g.kind.kind()) if g.kind.kind() in _ORDER else len(_ORDER))
    return {"groups": groups} if groups else None


SECTION = Section(40, "belongings", gettext_lazy("平台、项目与合同"), "portal/organisations/belongings.html", _gather)
