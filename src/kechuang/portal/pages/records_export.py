"""Taking the records of a kind away: as of any pair of moments, whatever the reader may see of them."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, signed_in
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.portal.exports import FORMATS, as_large_file
from kechuang.portal.navigation import NavEntry
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds
from kechuang.registry.exporting.of_kind import kind_table
from kechuang.registry.importing.state import kind_of

TAB = ("registry", NavEntry(90, "records-export", gettext_lazy("导出记录"), "download", of_plan=False))


@door(signed_in)
def records_export(request: HttpRequest) -> HttpResponseBase:
    """The form; posted, the file. Taking records away leaves an event, hence a POST."""
    error = None
    if request.method == "POST":
        form = request.POST.get("format", "")
        try:
            kind = kind_of(request.POST.get("kind", ""))
            asof = AsOf.asked(request.POST.get("valid", ""), request.POST.get("known", ""))
            table = kind_table(kind, asof, request.user)
            response = as_large_file(table, form)
            rows = list(table.about.values())[-1]
            after = {"kind": kind.kind(), "format": form, "rows": int(rows), **asof.as_query()}
            record("records.exported", actor=request.user, label=str(kind._meta.verbose_name), after=after)
            return response
        except BadInput as bad:
            error = bad
    context = {
        "kinds": {name: kind._meta.verbose_name for name, kind in kinds().items()},
        "formats": [*FORMATS, "csvw"],
        "today": timezone.localdate().isoformat(),
        "asked": request.POST or request.GET,
        "error": error,
    }
    return render(request, "portal/imports/export.html", context, status=400 if error else 200)


urlpatterns = [path("records/export/", records_export, name="records-export")]
