"""The places of the city with what is recorded in each: a tree without a map, every number leading to its list."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.portal.navigation import NavEntry
from kechuang.portal.records.by_division import cities, columns
from kechuang.portal.records.moments import Moment

TAB = ("registry", NavEntry(30, "divisions", gettext_lazy("区划"), "list-tree", of_plan=False))


@door(everyone)
def divisions(request: HttpRequest) -> HttpResponse:
    """The tree as of the pair of moments."""
    moment = Moment.asked(request.GET)
    counted = columns(request.user)
    found = cities(counted, moment)
    used = [i for i, _view in enumerate(counted) if any(city.place.counts[i][0] for city in found)]
    context = {
        "moment": moment,
        "now_address": request.path,
        "cities": found,
        "heads": [(i, counted[i].kind._meta.verbose_name) for i in used],
    }
    return render(request, "portal/records/divisions.html", context)


urlpatterns = [path("divisions/", divisions, name="divisions")]
