"""The list of organisations with the questions staff ask of it; and the same organisations as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.doors import door, everyone, signed_in
from kechuang.events.record import record
from kechuang.portal.exports import FORMATS, as_large_file
from kechuang.portal.navigation import NavEntry
from kechuang.portal.organisations.listing import Asked, in_words, listing
from kechuang.portal.records.keeping import may_keep
from kechuang.portal.records.moments import Moment
from kechuang.registry.exporting.of_kind import kind_table
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.seen import seen

TAB = (
    "registry",
    NavEntry(
        10,
        "organisations",
        gettext_lazy("单位"),
        "building-2",
        covers=(
            "organisation-file",
            "organisation-policies",
            "organisation-facts",
            "organisation-fill",
            "organisation-fact",
            "organisation-check",
            "organisation-entitlements",
            "organisation-outside",
            "own-file",
            "own-facts",
        ),
        of_plan=False,
    ),
)


@door(everyone)
def organisations(request: HttpRequest) -> HttpResponse:
    """One page of the list; everything the reader chose stands in the address."""
    moment = Moment.asked(request.GET)
    view = seen(Organisation, request.user, request.GET.get("extent", ""))
    asked = Asked.of(view, request.GET)
    shown = listing(asked, view, moment, request.user, request.GET.get("page", ""))
    here = request.path
    context = {
        "kind": Organisation.kind(),
        "moment": moment,
        "kept": asked.parts(),
        "now_address": here + asked.address(Moment.asked({})),
        "unfiltered": here + moment.query,
        "asked": asked,
        "seen": view,
        "extents": [(other, asked.address(moment, extent=other)) for other in view.others],
        "list": shown,
        "sorts": {
            name: (asked.address(moment, sort=_turned(asked, name)), _now(asked, name))
            for name in ("name", "registered", "sales")
        },
        "more_open": any(picker.name in asked.fields.taken() for picker in shown.more),
        "query": asked.address(moment).removeprefix("?"),
        "export_parts": asked.parts() | moment.parts,
        "formats": FORMATS,
        "may_enter": may_keep(request.user, Organisation).allowed,
    }
    return render(request, "portal/organisations/list.html", context)


@door(signed_in)
@require_POST
def organisations_export(request: HttpRequest) -> HttpResponseBase:
    """The filtered organisations as a file. Taking them away is an event itself, hence a POST."""
    form = request.POST.get("format", "")
    view = seen(Organisation, request.user, "own")
    if form not in FORMATS or not view.whole:
        raise Http404(form)
    moment = Moment.asked(request.POST)
    asked = Asked.of(view, request.POST)
    rows = asked.rows(view, moment, request.user)
    words = in_words(asked, view, moment, request.user)
    response = as_large_file(kind_table(Organisation, moment.asof, request.user, rows, words), form)
    told = {
        "kind": Organisation.kind(),
        "format": form,
        "rows": rows.count(),
        **moment.asof.as_query(),
        **asked.parts(),
    }
    record("records.exported", actor=request.user, label=str(Organisation._meta.verbose_name), after=told)
    return response


def _turned(asked: Asked, name: str) -> str:
    here = asked.sort == name or (not asked.sort and name == "name")
    down = not asked.down if here else name != "name"
    return f"-{name}" if down else name


def _now(asked: Asked, name: str) -> str:
    here = asked.sort == name or (not asked.sort and name == "name")
    return ("descending" if asked.down else "ascending") if here else ""


urlpatterns = [
    path("organisations/", organisations, name="organisations"),
    path("organisations/export/", organisations_export, name="organisations-export"),
]
