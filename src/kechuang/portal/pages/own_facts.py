"""The way of a representative to the facts of the own organisation; of several, the choice."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import ORGANISATION_ROLES
from kechuang.portal.navigation import NavEntry
from kechuang.portal.own_organisations import own_organisations

NAV = NavEntry(15, "own-facts", gettext_lazy("本单位事项"), "list-checks", of_plan=False)


@door(holders(*ORGANISATION_ROLES))
def own_facts(request: HttpRequest) -> HttpResponse:
    """Straight there where there is one organisation that is on record."""
    own = own_organisations(request.user)
    if len(own) == 1 and own[0].recorded:
        return redirect("organisation-facts", own[0].key)
    return render(request, "portal/facts/own.html", {"own": own})


urlpatterns = [path("organisations/own/facts/", own_facts, name="own-facts")]
