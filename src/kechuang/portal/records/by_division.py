"""How many records of each kind lie in each place: placed by their own division, else by that of their organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, Count, F, OuterRef, Subquery, Value, When
from django.urls import reverse

from kechuang.accounts.held import Actor
from kechuang.accounts.scope import Label
from kechuang.kernel import divisions
from kechuang.portal.records.codes import division_words
from kechuang.portal.records.moments import Moment
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record
from kechuang.registry.seen import Seen, seen

_TOWNSHIP = 9


@dataclass(frozen=True, slots=True)
class Place:
    """One place with its counts in the order of the columns, each with the address of the list behind it."""

    code: str
    name: str
    counts: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class City:
    """A county or city with its own totals, its townships, and what names no township (`rest`, None for none)."""

    place: Place
    townships: list[Place]
    rest: Place | None


def columns(reader: Actor) -> list[Seen]:
    """The kinds that are counted: organisations, and public kinds of records that belong to them."""
    placed: list[type[Record]] = [
        k for k in kinds().values() if k.LABEL == Label.PUBLIC and (k.DIVISION or k.ORGANISATION)
    ]
    counted: list[type[Record]] = [Organisation, *placed]
    return [seen(kind, reader) for kind in counted]


def cities(counted: Sequence[Seen], moment: Moment) -> list[City]:
    """Every county in which something lies, the one with most organisations first."""
    by_kind = [_counts(view, moment.asof) for view in counted]
    counties = sorted({code[:6] for counts in by_kind for code in counts if len(code) >= 6 and divisions.lookup(code)})
    found = [_city(code, counted, by_kind, moment) for code in counties]
    return sorted(found, key=lambda city: -city.place.counts[0][0])


def _city(code: str, counted: Sequence[Seen], by_kind: list[dict[str, int]], moment: Moment) -> City:
    children = divisions.children(code) or ()
    known = {child.code for child in children}
    extra = sorted({c for counts in by_kind for c in counts if c.startswith(code) and len(c) == _TOWNSHIP} - known)
    townships = [_place(c, counted, by_kind, moment) for c in (*(child.code for child in children), *extra)]
    whole = [sum(n for c, n in counts.items() if c.startswith(code)) for counts in by_kind]
    own = [counts.get(code, 0) for counts in by_kind]
    place = Place(code, division_words(code), _linked(whole, code, counted, moment))
    rest = Place("", "", [(n, "") for n in own]) if any(own) and townships else None
    return City(place, townships, rest)


def _place(code: str, counted: Sequence[Seen], by_kind: list[dict[str, int]], moment: Moment) -> Place:
    return Place(code, division_words(code), _linked([c.get(code, 0) for c in by_kind], code, counted, moment))


def _linked(counts: list[int], code: str, counted: Sequence[Seen], moment: Moment) -> list[tuple[int, str]]:
    query = urlencode({"division": code} | moment.parts)
    return [(n, f"{_list_of(view.kind)}?{query}" if n else "") for n, view in zip(counts, counted, strict=True)]


def _list_of(kind: type[Record]) -> str:
    return reverse("organisations") if kind is Organisation else reverse("record-list", args=[kind.kind()])


def _counts(view: Seen, asof: AsOf) -> dict[str, int]:
    rows = view.rows.as_of(asof).order_by().annotate(at=_placed(view.kind, asof))
    found: dict[str, int] = {}
    for raw, n in rows.values_list("at").annotate(n=Count("pk")):
        code = divisions.short(raw or "")
        code = divisions.alias_of(code) or code
        found[code] = found.get(code, 0) + n
    return found


def _placed(kind: type[Record], asof: AsOf) -> Any:
    if kind is Organisation or not kind.ORGANISATION:
        return F(kind.DIVISION)
    holder = Organisation.objects.as_of(asof).filter(key=OuterRef(kind.ORGANISATION)).values("division")[:1]
    if not kind.DIVISION:
        return Subquery(holder)
    own: dict[str, Any] = {kind.DIVISION: Value("")}
    return Case(When(**own, then=Subquery(holder)), default=F(kind.DIVISION))
