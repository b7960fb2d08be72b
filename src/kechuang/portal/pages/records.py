"""All kinds of records at a glance: how many hold as of a pair of moments, when the last came in, what is disputed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_import
from kechuang.accounts.doors import door, everyone, may_open
from kechuang.accounts.held import Actor
from kechuang.portal.navigation import NavEntry
from kechuang.portal.pages.complete_lists import complete_lists
from kechuang.portal.records.keeping import may_keep
from kechuang.portal.records.moments import Moment
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.record import Record
from kechuang.registry.seen import Seen, seen
from kechuang.registry.sources import Mark, Source

TAB = (
    "registry",
    NavEntry(
        20,
        "records",
        gettext_lazy("登记记录"),
        "table-properties",
        covers=(
            "record-list",
            "record",
            "record-targets",
            "record-new",
            "record-act",
            "complete-lists",
            "complete-list",
            "complete-list-act",
        ),
        of_plan=False,
    ),
)


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind as the reader sees it."""

    kind: str
    name: Any
    extent: str
    valid: int
    known: int
    latest: datetime | None
    disputed: int
    may_enter: bool
    address: str
    disputed_address: str


@door(everyone)
def records(request: HttpRequest) -> HttpResponse:
    """Every kind of which the reader may see something, or may enter something."""
    moment = Moment.asked(request.GET)
    lines = [_line(kind, request.user, moment) for kind in kinds().values()]
    context = {
        "moment": moment,
        "now_address": reverse("records"),
        "kinds": sorted((line for line in lines if line.known or line.may_enter), key=lambda line: -line.valid),
        "example": Source.objects.filter(example=True).exists(),
        "may_import": may_import(request.user).allowed,
        "lists": may_open(request.user, complete_lists).allowed,
    }
    return render(request, "portal/records/overview.html", context)


def _line(kind: type[Record], reader: Actor, moment: Moment) -> KindLine:
    view = seen(kind, reader)
    known = view.rows.known(moment.asof)
    address = reverse("record-list", args=[kind.kind()])
    disputed = {**moment.parts, "standing": "disputed"}
    return KindLine(
        kind.kind(),
        kind._meta.verbose_name,
        view.extent,
        view.rows.as_of(moment.asof).count(),
        known.count(),
        known.aggregate(latest=Max("recorded_at"))["latest"],
        _disputed(view, kind, moment.asof),
        may_keep(reader, kind).allowed,
        address + moment.query,
        f"{address}?{urlencode(disputed)}",
    )


def _disputed(view: Seen, kind: type[Record], asof: AsOf) -> int:
    """How many records somebody says otherwise of, among those the reader sees whole."""
    if not view.whole:
        return 0
    marks = Mark.objects.filter(kind=kind.kind(), standing="disputed", superseded_at=None, recorded_at__lte=asof.known)
    return int(view.rows.as_of(asof).filter(key__in=marks.values("key")).count())


urlpatterns = [path("records/", records, name="records")]
