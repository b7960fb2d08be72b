"""The records behind an indicator, by township, industry, level or organisation; the list as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from kechuang.accounts.doors import door, everyone
from kechuang.portal.exports import as_file
from kechuang.portal.indicators.asked import asked_indicator
from kechuang.portal.indicators.groups import dimension_name, dimensions_for, groups_of
from kechuang.portal.language import said
from kechuang.portal.pages.indicator import head_of
from kechuang.portal.record_list import RecordList
from kechuang.portal.record_table import About, record_table


@door(everyone)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """`by` the dimension; `part`, `q`, `sort`, `page` which records; `format` the whole list as a file."""
    asked = asked_indicator(request, code)
    parts = () if asked.withheld else asked.value.parts
    listed = RecordList.of(request, parts, asked.asof, request.user)
    name = said(asked.indicator.name)
    if request.GET.get("format") and listed.found:
        about = About(code, name, {_("指标"): name, _("地区"): asked.place_name or _("全部登记库")})
        return as_file(record_table(about, listed.found, request.user), request.GET["format"])
    offered = [] if asked.withheld else dimensions_for(asked)
    by = next((one for one in offered if one == request.GET.get("by")), offered[0] if offered else None)
    context = head_of(asked) | {
        "value": asked.value,
        "dimensions": [(dimension_name(one), asked.asof.address(by=one), one == by) for one in offered],
        "groups": groups_of(asked, by) if by else None,
        "listed": listed,
        "behind": listed.found,
        "formats": listed.formats,
        "parts": [(n, part, asked.asof.address(part=n or "")) for n, part in enumerate(parts)],
    }
    return render(request, "portal/indicators/records.html", context)


urlpatterns = [path("indicators/<str:code>/records/", page, name="indicator-records")]
