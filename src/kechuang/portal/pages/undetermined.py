"""The page of undetermined figures: what the law leaves open for us, whom that leaves undecided, how to close it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_set_figures
from kechuang.accounts.doors import door, everyone, may_open
from kechuang.entitlements.blocked import blocked_now
from kechuang.policies import catalogue
from kechuang.policies.jurisdictions import divisions_with_figures
from kechuang.policies.jurisdictions.signed import places
from kechuang.portal.navigation import NavEntry
from kechuang.portal.pages.local_figures import own_place
from kechuang.portal.pages.undetermined_subjects import subjects
from kechuang.rules.undetermined import undetermined

TAB = (
    "policies",
    NavEntry(
        20,
        "undetermined",
        gettext_lazy("尚无官方数值"),
        "circle-question-mark",
        covers=("undetermined-subjects",),
        of_plan=False,
    ),
)


@door(everyone)
def figures(request: HttpRequest) -> HttpResponse:
    """All of them, or with `q` those whose label or policy holds the word; `open` leaves out those set locally.

    Those first that leave most subjects undecided by the last nightly run; without one, those of most policies.
    """
    q, only_open = request.GET.get("q", "").strip(), request.GET.get("open") == "1"
    run, blocked = blocked_now()
    every = undetermined(catalogue(), divisions_with_figures(places()), blocked)
    shown = [
        u
        for u in every
        if (not q or q in u.figure.label or any(q in p.name for p in u.policies)) and not (only_open and u.set_by)
    ]
    context = {
        "figures": shown,
        "q": q,
        "only_open": only_open,
        "total": len(every),
        "set_somewhere": sum(1 for u in every if u.set_by),
        "policies": len({p.code for u in every for p in u.policies}),
        "run": run,
        "may_set": may_set_figures(request.user).allowed,
        "own_place": own_place(),
        "lists": may_open(request.user, subjects).allowed,
    }
    return render(request, "portal/policies/undetermined.html", context)


urlpatterns = [path("policies/undetermined/", figures, name="undetermined")]
