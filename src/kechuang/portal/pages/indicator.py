"""One indicator: its number, its definitions by date with their sources, its series, and the targets that ask it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from kechuang.accounts.doors import door, everyone
from kechuang.indicators.catalogue import indicators
from kechuang.indicators.definition import BETTER, MOVES, NATURES
from kechuang.portal.indicators.asked import AskedIndicator, asked_indicator
from kechuang.portal.indicators.series import series_chart, series_rows
from kechuang.supervision.using import users_of


@door(everyone)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """`place`, `level`, `industry` narrow it; `valid`, `known` the moments."""
    asked = asked_indicator(request, code)
    own = asked.indicator
    rows = series_rows(asked) if own.nature != "state" else []
    context = head_of(asked) | {
        "value": asked.value,
        "series": series_chart(asked, rows) if rows else None,
        "versions": list(reversed(own.versions)),
        "related": [indicators()[one] for one in own.related],
        "promises": users_of(asked.asof.asof.known).get(own.code, []),
    }
    return render(request, "portal/indicators/indicator.html", context)


def head_of(asked: AskedIndicator) -> dict[str, object]:
    """What the head of every page of an indicator shows."""
    own = asked.indicator
    return {
        "indicator": own,
        "here": asked,
        "asked": asked.asof,
        "slider": asked.slider,
        "nature": NATURES[own.nature],
        "better": BETTER[own.better],
        "moves_how": MOVES[own.moves],
    }


urlpatterns = [path("indicators/<str:code>/", page, name="indicator")]
