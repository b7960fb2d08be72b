"""Which records belong to a record: those it points at, and those of other kinds that point at it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kechuang.accounts.held import Actor
from kechuang.portal.records.addresses import address_of_key
from kechuang.portal.records.cells import pointing
from kechuang.portal.records.moments import Moment
from kechuang.portal.records.pointing_here import Fields, counted, seen_rows
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


def related(record: Record, reader: Actor, moment: Moment, *, but: Collection[str] = ()) -> list[Group]:
    """Records that point at this one and hold on the day, by kind; `but` names kinds that are left out."""
    asked = {name: fields for name, fields in _pointing_at(record.kind()) if name not in but}
    counts = counted(reader, asked.items(), record.key, moment.asof)
    groups = []
    for name, fields in asked.items():
        if name not in counts:
            continue
        kind, order = kinds()[name], ("-valid_from", "key")
        found = seen_rows(reader, kind, fields, record.key, moment.asof, order=order, most=SHOWN)
        shown = [(str(row), address_of_key(name, row.key) + moment.query) for row in found]
        query = urlencode({fields[0]: record.key} | moment.parts)
        address = f"{reverse('record-list', args=[name])}?{query}"
        groups.append(Group(kind, kind._meta.verbose_name, counts[name], shown, address))
    return groups


@cache
def _pointing_at(target: str) -> tuple[tuple[str, Fields], ...]:
    """The kinds with fields that hold keys of a kind, and which."""
    found = ((name, tuple(f for f, of in pointing(kind).items() if of == target)) for name, kind in kinds().items())
    return tuple((name, fields) for name, fields in found if fields)
