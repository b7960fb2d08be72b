"""Which records belong to a record: those it points at, and those of other kinds that point at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.portal.records.addresses import address_of_key
from kechuang.portal.records.cells import pointing
from kechuang.portal.records.moments import Moment
from kechuang.registry.catalogue import kinds
from kechuang.registry.record import Record

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Group:
    """Records of one kind that point at the record, as far as they are shown; `address` leads to all of them."""

    kind: type[Record]
    label: Any
    count: int
    shown: list[tuple[str, str]]
    address: str


def related(record: Record, reader: Actor, moment: Moment) -> list[Group]:
    """Records that point at this one and hold on the day, by kind."""
    groups = []
    for name, kind in kinds().items():
        fields = [field for field, target in pointing(kind).items() if target == record.kind()]
        if not fields:
            continue
        held = Q()
        for field in fields:
            held |= Q(**{field: record.key})
        rows = visible(reader, kind.objects.as_of(moment.asof).filter(held))
        count = rows.count()
        if count:
            found = rows.order_by("-valid_from", "key")[:SHOWN]
            shown = [(str(row), address_of_key(name, row.key) + moment.query) for row in found]
            query = urlencode({fields[0]: record.key} | moment.parts)
            groups.append(
                Group(kind, kind._meta.verbose_name, count, shown, f"{reverse('record-list', args=[name])}?{query}")
            )
    return groups
