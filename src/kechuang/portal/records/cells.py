"""What records say, ready to be shown: choices and codes in words, quantities in units, keys as names that lead on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.portal.records import amounts
from kechuang.portal.records.addresses import address_of_key
from kechuang.portal.records.codes import in_words
from kechuang.portal.records.columns import NAMES
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.fields import OrganisationKey, Quantity
from kechuang.registry.record import Record

_SEVERAL = re.compile(r"\s*[,，]\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: its text (empty is unknown), where it leads, the exact form or code behind it."""

    text: str
    address: str = ""
    exact: str = ""
    several: tuple[Cell, ...] = ()


UNKNOWN = Cell("")


class Cells:
    """Values of many records, with the names of what they point at asked for once."""

    def __init__(self, records: Iterable[Record], reader: Actor, asof: AsOf, query: str = "") -> None:
        wanted: dict[str, set[str]] = {}
        for record in records:
            for name, kind in pointing(type(record)).items():
                for key in _keys(getattr(record, name)):
                    wanted.setdefault(kind, set()).add(key)
        self._names = {kind: names_of(kind, keys, reader, asof) for kind, keys in wanted.items()}
        self._query = query

    def of(self, record: Record, name: str, *, full: bool = False) -> Cell:
        """One field of a record; `full`: with its unit, as on the record's own page."""
        return self.value(record, name, getattr(record, name), full=full)

    def value(self, record: Record, name: str, value: Any, *, full: bool = False) -> Cell:
        """A value that a field of the record has, had, or is said to have."""
        field: Any = record._meta.get_field(name)
        if value is None or value == "":
            return UNKNOWN
        kind = pointing(type(record)).get(name)
        if kind:
            cells = tuple(self._pointer(kind, key) for key in _keys(value))
            return cells[0] if len(cells) == 1 else Cell("、".join(c.text for c in cells), several=cells)
        if field.choices:
            return Cell(str(dict(field.flatchoices).get(value, value)))
        if isinstance(value, bool):
            return Cell(_("是") if value else _("否"))
        if isinstance(field, Quantity):
            exact = amounts.full(field, value)
            return Cell(exact if full else amounts.short(field, value), exact="" if full else exact)
        if isinstance(value, Decimal):
            return Cell(_with_unit(value, str(getattr(record, "unit", ""))))
        if isinstance(value, date):
            return Cell(value.isoformat())
        words = in_words(name, str(value))
        if words is not None:
            return Cell(words, exact=str(value) if words != value else "")
        return Cell(_json(value) if isinstance(value, dict | list) else str(value))

    def _pointer(self, kind: str, key: str) -> Cell:
        name = self._names.get(kind, {}).get(key)
        if name is None:  # not recorded here, or not for this reader
            return Cell(key)
        return Cell(name, address_of_key(kind, key) + self._query, key)


def pointing(kind: type[Record]) -> Mapping[str, str]:
    """The fields of a kind that hold keys of records, and of which kind these are."""
    own = {f.name: "organisation" for f in kind.said() if isinstance(f, OrganisationKey)}
    return own | dict(kind.POINTS)


def names_of(kind: str, keys: Sequence[str] | set[str], reader: Actor, asof: AsOf) -> dict[str, str]:
    """What records are called, by key: as they stood on the day, else as last known; only those one may know of."""
    model = kinds()[kind]
    rows: Any = model.objects.known(asof).filter(key__in=list(keys)).order_by("valid_from")
    if not set(NAMES) & set(model.PUBLIC):
        rows = visible(reader, rows)
    names: dict[str, str] = {}
    for row in rows:
        if row.key not in names or row.valid_from <= asof.valid:
            names[row.key] = str(row)
    return names


def _keys(value: Any) -> list[str]:
    return [key for key in _SEVERAL.split(str(value)) if key] if value else []


def _with_unit(value: Decimal, unit: str) -> str:
    if unit == "元" and abs(value) >= 10_000:
        big, form = (100_000_000, "亿元") if abs(value) >= 100_000_000 else (10_000, "万元")
        return f"{amounts.plain(value / big)} {form}"
    return f"{amounts.plain(value)} {unit}".strip()


def _json(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else "；".join(f"{k}：{v}" for k, v in value.items())
