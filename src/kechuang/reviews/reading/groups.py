"""The companies above an organisation on a day; a government body above makes no group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation

NO_GROUP = frozenset({"government", "association"})
"""Forms of bodies that control without making a group of companies."""


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation on a day: name, division, representative, and the keys of the companies above it."""

    key: str
    name: str
    division: str = ""
    representative: str = ""
    example: bool = False
    group: frozenset[str] = frozenset()


def organisations(keys: Iterable[str], asof: AsOf) -> dict[str, Named]:
    """Those of the keys on record, as they were on the day; else as they were last before it, or first after."""
    wanted = set(filter(None, keys))
    above = dict(Organisation.objects.as_of(asof).exclude(parent="").values_list("key", "parent"))
    parents = set(above.values())
    forms = dict(Organisation.objects.as_of(asof).filter(key__in=parents).values_list("key", "form")) if parents else {}
    found: dict[str, Named] = {}
    rows = Organisation.objects.known(asof).filter(key__in=wanted).select_related("source").order_by("valid_from")
    for row in rows:
        if row.key in found and row.valid_from > asof.valid:
            continue
        group = _above(row.key, above, forms)
        found[row.key] = Named(row.key, row.name, row.division, row.representative, row.source.example, group)
    return found


def _above(key: str, above: dict[str, str], forms: dict[str, str]) -> frozenset[str]:
    found: set[str] = set()
    while (parent := above.get(key, "")) and parent not in found and forms.get(parent) not in NO_GROUP:
        found.add(parent)
        key = parent
    return frozenset(found)
