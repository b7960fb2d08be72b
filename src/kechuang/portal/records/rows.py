"""A reader's choice put to the database: which rows of a kind fulfil it, as of a pair of moments."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kechuang.accounts.scope import Label
from kechuang.indicators.places import within
from kechuang.kernel import industries
from kechuang.portal.records.filters import ListFilter
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record
from kechuang.registry.seen import Seen
from kechuang.registry.sources import Mark
from kechuang.registry.standings import Standings
from kechuang.search.finding import holding
from kechuang.search.models import SearchEntry

Rows = Any


def rows_for(asked: ListFilter, seen: Seen, asof: AsOf) -> Rows:
    """The rows, in no order yet."""
    rows = in_state(seen.rows, asked.kind, asked.state, asof)
    for name in asked.taken():
        if name in _BY:
            rows = _BY[name](rows, asked, seen, asof)
        elif name in asked.choices:
            rows = _chosen(rows, asked.kind, name, asked.choices[name])
    return rows


def ordered(rows: Rows, asked: ListFilter) -> Rows:
    """In the order asked for; without one, what began last comes first."""
    if not asked.sort:
        return rows.order_by("-valid_from", "key", "pk")
    order = F(asked.sort).desc(nulls_last=True) if asked.down else F(asked.sort).asc(nulls_last=True)
    return rows.order_by(order, "key", "pk")


def in_state(rows: Rows, kind: type[Record], state: str, asof: AsOf) -> Rows:
    """Records that hold on the day, ended before it, begin after it, were withdrawn; or every stretch known."""
    same = kind.objects.filter(key=OuterRef("key"))
    if state == "valid":
        return rows.as_of(asof)
    if state == "every":
        return rows.known(asof)
    if state == "withdrawn":
        later = same.filter(superseded_at__lte=asof.known, superseded_at__gt=OuterRef("superseded_at"))
        gone = rows.filter(recorded_at__lte=asof.known, superseded_at__lte=asof.known)
        return gone.filter(~Exists(same.known(asof)), ~Exists(later))
    rows = rows.known(asof).filter(~Exists(same.as_of(asof)))
    if state == "coming":
        return rows.filter(valid_from__gt=asof.valid)
    later = same.known(asof).filter(valid_from__gt=OuterRef("valid_from"))
    return rows.filter(~Exists(later), valid_to__lte=asof.valid)


def _words(rows: Rows, asked: ListFilter, seen: Seen, asof: AsOf) -> Rows:
    entries = SearchEntry.objects.all() if seen.whole else SearchEntry.objects.filter(label=Label.PUBLIC)
    found = holding(asked.q, asked.kind.kind(), entries)
    held = Q(pk__in=found.values("object_id")) if found is not None else Q()
    owner = asked.kind.ORGANISATION
    if owner and asked.kind is not Organisation:
        firms = holding(asked.q, Organisation.kind(), SearchEntry.objects.filter(label=Label.PUBLIC))
        held |= Q(**{f"{owner}__in": firms.values("key")}) if firms is not None else Q()
    return rows.filter(held) if found is not None else rows.none()


def _division(rows: Rows, asked: ListFilter, seen: Seen, asof: AsOf) -> Rows:
    kind, place = asked.kind, asked.division
    own = within(kind.DIVISION, place) if kind.DIVISION else None
    if not kind.ORGANISATION or kind is Organisation:
        return rows.filter(own) if own is not None else rows
    holders = Organisation.objects.as_of(asof).filter(within("division", place)).values("key")
    of_holder = Q(**{f"{kind.ORGANISATION}__in": holders})
    if own is None:
        return rows.filter(of_holder)
    return rows.filter(own | Q(**{kind.DIVISION: ""}) & of_holder)


def _industry(rows: Rows, asked: ListFilter, seen: Seen, asof: AsOf) -> Rows:
    if "industry" not in seen.fields:
        return rows
    divisions = industries.children(asked.industry) if asked.industry.isalpha() else ()  # C holds 13 to 43
    begun = [asked.industry, *(division.code for division in divisions)]
    return rows.filter(reduce(or_, (Q(industry__startswith=code) for code in begun)))


def _since(rows: Rows, asked: ListFilter, seen: Seen, asof: AsOf) -> Rows:
    return rows.filter(**{f"{asked.on}__gte": asked.since}) if asked.on else rows


def _until(rows: Rows, asked: ListFilter, seen: Seen, asof: AsOf) -> Rows:
    return rows.filter(**{f"{asked.on}__lte": asked.until}) if asked.on else rows


def _example(rows: Rows, asked: ListFilter, seen: Seen, asof: AsOf) -> Rows:
    return rows.filter(source__example=asked.example == "yes")


def _standing(rows: Rows, asked: ListFilter, seen: Seen, asof: AsOf) -> Rows:
    """Disputed in any field; else confirmed as a whole, by its source or by a mark; else reported."""
    disputed = _disputed(rows, asked.kind, asof)
    if asked.standing == "disputed":
        return rows.filter(pk__in=disputed)
    whole = Mark.objects.filter(
        Q(superseded_at=None) | Q(superseded_at__gt=asof.known),
        kind=asked.kind.kind(),
        field="",
        standing="confirmed",
        key=OuterRef("key"),
        valid_from=OuterRef("valid_from"),
        recorded_at__gte=OuterRef("recorded_at"),
        recorded_at__lte=asof.known,
    )
    confirmed = Q(source__standing="confirmed") | Exists(whole)
    rows = rows.exclude(pk__in=disputed)
    return rows.filter(confirmed) if asked.standing == "confirmed" else rows.filter(~confirmed)


def _disputed(rows: Rows, kind: type[Record], asof: AsOf) -> list[int]:
    marks = Mark.objects.filter(kind=kind.kind(), standing="disputed", recorded_at__lte=asof.known)
    keys = marks.filter(Q(superseded_at=None) | Q(superseded_at__gt=asof.known)).values("key")
    found = list(rows.filter(key__in=keys).select_related("source"))
    standings = Standings(found, asof)
    return [row.pk for row in found if any(standings.of(row, f.name).disputed for f in kind.said())]


def _chosen(rows: Rows, kind: type[Record], name: str, value: str) -> Rows:
    if isinstance(kind._meta.get_field(name), models.BooleanField):
        return rows.filter(**{name: {"yes": True, "no": False, "unknown": None}[value]})
    return rows.filter(**{name: value})


_BY = {
    "q": _words,
    "division": _division,
    "industry": _industry,
    "since": _since,
    "until": _until,
    "standing": _standing,
    "example": _example,
}
