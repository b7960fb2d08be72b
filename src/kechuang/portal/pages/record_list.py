"""The records of one kind: filtered, sorted, summed, as of any pair of moments; and the same rows as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_import
from kechuang.accounts.doors import door, everyone, signed_in
from kechuang.events.record import record
from kechuang.portal.exports import FORMATS, as_large_file
from kechuang.portal.records.filters import ListFilter
from kechuang.portal.records.keeping import may_keep
from kechuang.portal.records.listing import listing
from kechuang.portal.records.moments import Moment
from kechuang.portal.records.pickers import in_words_of, pickers_of
from kechuang.portal.records.rows import rows_for
from kechuang.registry.catalogue import kinds
from kechuang.registry.exporting.of_kind import kind_table
from kechuang.registry.record import Record
from kechuang.registry.seen import seen
from kechuang.registry.sources import Source


def kind_called(name: str) -> type[Record]:
    """The kind of that name; no page where there is none."""
    if name not in kinds():
        raise Http404(name)
    return kinds()[name]


@door(everyone)
def record_list(request: HttpRequest, kind: str) -> HttpResponse:
    """One page of the list; everything the reader chose stands in the address."""
    model = kind_called(kind)
    moment = Moment.asked(request.GET)
    view = seen(model, request.user, request.GET.get("extent", ""))
    asked = ListFilter.asked(model, view.fields, request.GET)
    shown = listing(asked, view, moment, request.user, request.GET.get("page", ""))
    query = asked.address(moment.parts).removeprefix("?")
    context = {
        "kind": kind,
        "name": model._meta.verbose_name,
        "moment": moment,
        "kept": asked.parts(),
        "now_address": request.path + asked.address({}),
        "unfiltered": request.path + ListFilter(model, view.fields, extent=asked.extent).address(moment.parts),
        "asked": asked,
        "seen": view,
        "extents": [(other, asked.address(moment.parts, extent=other)) for other in view.others],
        "list": shown,
        "more_open": any(picker.name in asked.taken() for picker in shown.more) or bool(asked.since or asked.until),
        "query": query,
        "export_parts": asked.parts() | moment.parts,
        "formats": FORMATS,
        "may_enter": may_keep(request.user, model).allowed,
        "may_import": may_import(request.user).allowed,
        "example": Source.objects.filter(example=True).exists()
        and view.rows.as_of(moment.asof).filter(source__example=True).exists(),
    }
    return render(request, "portal/records/list.html", context)


@door(signed_in)
@require_POST
def record_list_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The filtered rows as a file. Taking records away is an event itself, hence a POST."""
    model, form = kind_called(kind), request.POST.get("format", "")
    if form not in FORMATS:
        raise Http404(form)
    moment = Moment.asked(request.POST)
    view = seen(model, request.user, "own")
    if not view.whole:
        raise Http404(kind)
    asked = ListFilter.asked(model, view.fields, request.POST)
    rows = rows_for(asked, view, moment.asof)
    words = in_words_of(asked, pickers_of(asked, view, moment, counted=False), request.user, moment.asof)
    table = kind_table(model, moment.asof, request.user, rows, "；".join(said for _name, said in words))
    response = as_large_file(table, form)
    told = {"kind": kind, "format": form, "rows": rows.count(), **moment.asof.as_query(), **asked.taken()}
    record("records.exported", actor=request.user, label=str(model._meta.verbose_name), after=told)
    return response


urlpatterns = [
    path("records/<str:kind>/", record_list, name="record-list"),
    path("records/<str:kind>/export/", record_list_export, name="record-list-export"),
]
