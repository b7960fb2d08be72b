"""An indicator beside the province's, the nation's and other places' published figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from kechuang.accounts.access import may_keep_records
from kechuang.accounts.doors import door, everyone
from kechuang.portal.indicators.asked import asked_indicator
from kechuang.portal.indicators.compared import compare_chart, comparison, is_ratio
from kechuang.portal.pages.indicator import head_of
from kechuang.registry.kinds.public_statistic import PublicStatistic


@door(everyone)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """`place`, `level` the own side; `valid`, `known` the moments."""
    asked = asked_indicator(request, code)
    told = comparison(asked)
    context = head_of(asked) | {
        "told": told,
        "compared": compare_chart(asked, told),
        "ratio": is_ratio(asked.indicator),
        "may_load": may_keep_records(request.user, PublicStatistic, {}).allowed,
    }
    return render(request, "portal/indicators/compare.html", context)


urlpatterns = [path("indicators/<str:code>/compare/", page, name="indicator-compare")]
