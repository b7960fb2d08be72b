"""What waits for the reader: one list over questions, cases, papers, money and everything else that takes a person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, signed_in
from kechuang.portal.navigation import NavEntry
from kechuang.portal.worklist.piles import piles

NAV = NavEntry(1, "worklist", gettext_lazy("我的待办"), "list-todo", of_plan=False)


@door(signed_in)
def worklist(request: HttpRequest) -> HttpResponse:
    """Each pile with its first things, the late ones marked; the piles with nothing in them are named in one line."""
    today = timezone.localdate()
    found = piles(request.user, today)
    full = [one for one in found if one.total]
    context = {
        "piles": full,
        "empty": [one.source for one in found if not one.total],
        "total": sum(one.total for one in full),
        "late": sum(one.late for one in full),
        "today": today,
    }
    return render(request, "portal/worklist/page.html", context)


urlpatterns = [path("worklist/", worklist, name="worklist")]
