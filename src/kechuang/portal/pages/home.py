"""Home: the current plan at a glance for a leader; the other plans; the way to load one where there is none."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from kechuang.accounts.access import may_upload
from kechuang.accounts.doors import door, everyone
from kechuang.portal.plan_summary import plan_summary
from kechuang.portal.worklist.piles import waiting
from kechuang.supervision.queries import current_plan, plans_in_force


@door(everyone)
def home(request: HttpRequest) -> HttpResponse:
    """The current plan: the newest real one, else the example."""
    plan = current_plan()
    today = timezone.localdate()
    context: dict[str, Any] = {
        "plan": plan,
        "may_upload": may_upload(request.user).allowed,
        "waiting": waiting(request.user, today),
    }
    if plan:
        context["summary"] = plan_summary(plan, today)
        context["others"] = list(plans_in_force().exclude(pk=plan.pk)[:6])
    return render(request, "portal/home/page.html", context)


urlpatterns = [path("", home, name="home")]
