"""What a subject is called, where it lies and whose it is: what a list of subjects shows of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.kinds.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Whose:
    """Name, division and organisation of a subject; empty where there is none."""

    name: str = ""
    division: str = ""
    organisation: str = ""


def whose_of(kind: str, keys: Sequence[str], asof: AsOf) -> dict[str, Whose]:
    """Of each subject of a kind that is there as of the pair of moments."""
    record = kinds()[kind]
    fields = {f.name for f in record.said()}
    if record is Organisation:
        told = record.objects.as_of(asof).filter(key__in=keys).values_list("key", "name", "division")
        return {key: Whose(name, division, key) for key, name, division in told}
    asked = [name for name in ("name", "title", "number") if name in fields][:1]
    extra = [name for name in ("division", record.ORGANISATION) if name and name in fields]
    rows = record.objects.as_of(asof).filter(key__in=keys).values("key", *asked, *extra)
    return {
        row["key"]: Whose(
            str(row[asked[0]]) if asked else "", row.get("division", ""), row.get(record.ORGANISATION, "") or ""
        )
        for row in rows
    }
