"""Panels of experts: the list, filtered by where they stand and by words."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.doors import door
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.review_rows import PanelRow
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.expert import Expert
from kechuang.reviews.access import may_look, may_run
from kechuang.reviews.models import Panel
from kechuang.reviews.models.panel import STATE_LISTS, STATE_ROWS
from kechuang.reviews.waiting import STATES

TAB = (
    "cases",
    NavEntry(
        60,
        "reviews",
        _("专家评审"),
        "users-round",
        covers=("review", "review-new", "review-pool", "review-act", "review-seat-act", "review-record"),
        of_plan=False,
    ),
)
_PAGE = 50


@door(may_look)
def page(request: HttpRequest) -> HttpResponse:
    """The list, newest first."""
    words, state = request.GET.get("q", "").strip()[:80], request.GET.get("state", "")
    panels = Panel.objects.all()
    if words:
        panels = panels.filter(Q(number__icontains=words) | Q(matter__icontains=words) | Q(case_number=words))
    rows = [PanelRow(panel, panel.state) for panel in panels.select_related(*STATE_ROWS).prefetch_related(STATE_LISTS)]
    if state in STATES:
        rows = [row for row in rows if row.state == state]
    context = {
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("page")),
        "q": words,
        "state": state,
        "states": [(code, said(name)) for code, name in STATES.items()],
        "may_run": may_run(request.user).allowed,
        "experts": Expert.objects.as_of(AsOf.now()).count(),
        "any": Panel.objects.exists(),
    }
    return render(request, "portal/reviews/list.html", context)


urlpatterns = [path("reviews/", page, name="reviews")]
