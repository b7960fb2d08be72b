"""Every process as a picture to follow: its stages in order, who has each and how long, what leads where."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.portal.flow_stages import applied_by, processes, stages
from kechuang.portal.navigation import NavEntry

TAB = ("cases", NavEntry(60, "flows", gettext_lazy("办事流程"), "workflow", covers=("flow",), of_plan=False))


@door(everyone)
def flows(request: HttpRequest) -> HttpResponse:
    """All of them, with the usual way of each in a line."""
    rows = [(flow, stages(flow)[0], applied_by(flow.code)) for flow in processes().values()]
    return render(request, "portal/flows/list.html", {"rows": rows})


@door(everyone)
def flow(request: HttpRequest, flow: str) -> HttpResponse:
    """One: the usual way from top to bottom, then what may happen beside it."""
    found = processes().get(flow)
    if found is None:
        raise Http404(flow)
    way, beside = stages(found)
    context = {"flow": found, "way": way, "beside": beside, "policies": applied_by(found.code)}
    return render(request, "portal/flows/flow.html", context)


urlpatterns = [path("flows/", flows, name="flows"), path("flows/<str:flow>/", flow, name="flow")]
