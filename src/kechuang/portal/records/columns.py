"""Which columns the list of a kind shows, and in which order: those it names, else a choice that suits any kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models

from kechuang.portal.records.amounts import unit_of
from kechuang.registry.fields import OrganisationKey, Quantity
from kechuang.registry.record import Record

NAMES = ("name", "title", "holder", "label", "place")
"""Fields that tell what a record is called, the best first."""
MOST = 7
_NUMBERS = (models.DecimalField, models.IntegerField)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a field of the kind, its heading and how it is set. `unit` is what its numbers are shown in."""

    name: str
    label: Any
    field: models.Field[Any, Any]
    numeric: bool
    unit: str = ""
    sorts: bool = True


def columns(kind: type[Record], fields: Iterable[str]) -> list[Column]:
    """The columns of its list, as far as the reader may see the fields; the first names the record."""
    open_fields = set(fields)
    return [column(kind, name) for name in chosen(kind) if name in open_fields]


def column(kind: type[Record], name: str) -> Column:
    """One field as a column."""
    field: Any = kind._meta.get_field(name)
    numeric = isinstance(field, _NUMBERS) and not _is_year(field)
    return Column(name, field.verbose_name, field, numeric, unit_of(field), not isinstance(field, OrganisationKey))


@cache
def chosen(kind: type[Record]) -> tuple[str, ...]:
    """The names of the columns: those the kind lists, else name, key, choices, organisation, place, dates, figures."""
    if kind.LISTED:
        return kind.LISTED
    said = kind.said()
    by_name = {f.name: f for f in said}
    name = next((n for n in NAMES if n in by_name), "")
    keys = [n for n in kind.KEY if n != name and not isinstance(by_name[n], OrganisationKey)]
    choices = [f.name for f in said if f.choices]
    organisations = [f.name for f in said if isinstance(f, OrganisationKey)][:1]
    dates = [n for n in (kind.SINCE, kind.UNTIL) if n]
    figures = [f.name for f in said if isinstance(f, Quantity | models.DecimalField)]
    wanted = [name, *organisations, *choices[:2], *keys, kind.DIVISION, *dates, *figures[:2]]
    kept = [n for n in dict.fromkeys(wanted) if n in by_name][:MOST]
    return tuple(kept)


def _is_year(field: models.Field[Any, Any]) -> bool:
    return "year" in field.name
