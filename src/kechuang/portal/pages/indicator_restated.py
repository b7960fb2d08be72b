"""What was said then and what is known now of an indicator, year by year, and the acts that moved it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from kechuang.accounts.doors import door, everyone
from kechuang.portal.indicators.asked import asked_indicator
from kechuang.portal.indicators.restated import acts_on, restated_rows, then_of
from kechuang.portal.pages.indicator import head_of


@door(everyone)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """`then` is the day at whose end the earlier knowledge is taken; without one, the end of last month."""
    asked = asked_indicator(request, code)
    word = request.GET.get("then", "").strip()
    then, wrong = then_of(word)
    rows = restated_rows(asked, then)
    context = head_of(asked) | {
        "then": timezone.localtime(then),
        "then_word": word if not wrong else "",
        "wrong": wrong,
        "rows": rows,
        "changed": sum(row.changed for row in rows),
        "acts": acts_on(asked, then),
    }
    return render(request, "portal/indicators/restated.html", context)


urlpatterns = [path("indicators/<str:code>/restated/", page, name="indicator-restated")]
