"""Townships classified: the list with bars and how firm each class is, the reasons of one, its appeals."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_appeal, may_set_townships
from kechuang.accounts.doors import door, everyone
from kechuang.indicators.places import name_of
from kechuang.kernel.errors import KechuangError
from kechuang.places.actions.answer_class_appeal import answer_class_appeal
from kechuang.places.actions.appeal_class import appeal_class
from kechuang.places.appealing import may_appeal_against
from kechuang.places.classifying import classify, method_at, townships_of
from kechuang.places.firmness import TRIALS
from kechuang.places.method import MISSING_RULE
from kechuang.places.models import TownshipAppeal
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.records.moments import Moment
from kechuang.portal.townships.shown import line_row, row_of, rows_of, table_of
from kechuang.registry.asof import AsOf
from kechuang.supervision.held import division_of
from kechuang.supervision.queries import current_plan

TAB = (
    "registry",
    NavEntry(
        35,
        "townships",
        gettext_lazy("乡镇分类"),
        "chart-bar-decreasing",
        covers=("township", "township-methods", "township-method-new", "township-method-drop"),
        of_plan=False,
    ),
)


def place_at(asof: AsOf) -> str:
    """The place the plan in force is about; empty where there is none."""
    plan = current_plan()
    return division_of(plan, asof.known) if plan else ""


@door(everyone)
def townships(request: HttpRequest) -> HttpResponse:
    """Every township with class and points as of the pair of moments; where no method holds, that it does not."""
    moment = Moment.asked(request.GET)
    place = place_at(moment.asof)
    found = classify(place, moment.asof) if place else None
    if found and request.GET.get("format"):
        return as_file(table_of(found), request.GET["format"])
    rows = rows_of(found) if found else []
    between = "&" if moment.query else "?"
    context = {
        "moment": moment,
        "now_address": request.path,
        "place": name_of(place) if place else "",
        "listed": bool(place and townships_of(place, moment.asof)),
        "found": found,
        "rows": rows,
        "counts": [(one, sum(row.classes == one for row in rows)) for one in "ABC"],
        "open": sum("–" in row.classes for row in rows),
        "loose": sum(not row.firm for row in rows),
        "cuts": [float(found.by.method.cut_a), float(found.by.method.cut_b)] if found else [],
        "missing_rule": said(MISSING_RULE),
        "farming": any(row.farming for row in rows),
        "trials": TRIALS,
        "formats": [(form, f"{moment.query}{between}format={form}") for form in FORMATS],
        "may_set": may_set_townships(request.user).allowed,
    }
    return render(request, "portal/townships/townships.html", context)


@door(everyone)
def township(request: HttpRequest, code: str) -> HttpResponse:
    """Why one township is of its class: each line with value, full-points value and points; goals; appeals."""
    moment = Moment.asked(request.GET)
    place = place_at(moment.asof)
    found = classify(place, moment.asof) if place else None
    one = next((each for each in found.townships if each.code == code), None) if found else None
    if found is None or one is None:
        raise Http404
    keeps = may_set_townships(request.user).allowed
    method = found.by.method
    raised = list(TownshipAppeal.objects.filter(township=code, method__place=place))
    theirs = keeps or may_appeal_against(code, request.user).allowed
    context = {
        "moment": moment,
        "now_address": request.path,
        "found": found,
        "one": row_of(one),
        "lines": [line_row(part) for part in one.score.lines],
        "firm": one.firm,
        "trials": [(name, round(float(100 * share))) for name, share in one.firm.trials],
        "goals": [(name, method.goals.get(name, "")) for name in one.score.classes],
        "missing_rule": said(MISSING_RULE),
        "appeals": [each for each in raised if theirs or each.answered_at],
        "raised": bool(raised),
        "may_appeal": not moment.past and may_appeal_against(code, request.user).allowed,
        "may_answer": keeps,
    }
    return render(request, "portal/townships/township.html", context)


@door(may_appeal)
@require_POST
def appeal(request: HttpRequest, code: str) -> HttpResponse:
    """Say something against the class of one's township."""
    asof = AsOf.now()
    place = place_at(asof)
    held = method_at(place, asof) if place else None
    if held is None or code not in townships_of(place, asof):
        raise Http404
    try:
        appeal_class(held, code, request.POST.get("said", ""), request.user)
    except KechuangError as error:
        messages.error(request, f"{said(error.sentence)}{said(error.remedy)}")
    else:
        messages.success(request, _("异议已记下，会得到答复。"))
    return redirect("township", code)


@door(may_set_townships)
@require_POST
def answer(request: HttpRequest, appeal: int) -> HttpResponse:
    """Answer an appeal."""
    one = get_object_or_404(TownshipAppeal, pk=appeal)
    try:
        answer_class_appeal(
            one, request.POST.get("answer", ""), request.user, accepted=request.POST.get("accepted") == "yes"
        )
    except KechuangError as error:
        messages.error(request, f"{said(error.sentence)}{said(error.remedy)}")
    else:
        messages.success(request, _("已答复。"))
    return redirect("township", one.township)


urlpatterns = [
    path("townships/", townships, name="townships"),
    path("townships/<slug:code>/", township, name="township"),
    path("townships/<slug:code>/appeal/", appeal, name="township-appeal"),
    path("townships/appeals/<int:appeal>/answer/", answer, name="township-answer"),
]
