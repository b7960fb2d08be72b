"""Compare two versions of a plan: targets, tasks, owners and words, side by side."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.navigation import NavEntry
from kechuang.portal.versions import compare_versions
from kechuang.supervision.queries import plans_in_force

NAV = NavEntry(50, "plan-compare", gettext_lazy("对比"), "git-compare", covers=("compare",))


@door(everyone)
def compare(request: HttpRequest) -> HttpResponse:
    """`a` the earlier version's slug, `b` the later one's; without both, the page asks for them."""
    plans = list(plans_in_force().defer("text"))
    known = {plan.slug for plan in plans}
    a, b = request.GET.get("a", ""), request.GET.get("b", "")
    for slug in (a, b):
        if slug and slug not in known:
            raise Http404(slug)
    versions = compare_versions(asked_plan(request, a), asked_plan(request, b)) if a and b and a != b else None
    context = {"plans": plans, "a": a, "b": b, "same": bool(a) and a == b, "versions": versions}
    if versions:
        context["plan"] = versions.new
    elif b:
        context["plan"] = asked_plan(request, b)
    return render(request, "portal/compare/compare.html", context)


@door(everyone)
def plan_compare(request: HttpRequest, slug: str) -> HttpResponse:
    """The comparison that is most likely meant: this plan against its previous version, or the choice of one."""
    plan = asked_plan(request, slug)
    return redirect(f"{reverse('compare')}?{_query(a=plan.previous.slug if plan.previous else '', b=plan.slug)}")


def _query(**parts: str) -> str:
    return urlencode({key: value for key, value in parts.items() if value})


urlpatterns = [
    path("compare/", compare, name="compare"),
    path("plans/<str:slug>/compare/", plan_compare, name="plan-compare"),
]
