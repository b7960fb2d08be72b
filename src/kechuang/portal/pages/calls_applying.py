"""Applying to a call with one button; and, for the office, who applied: how far each came, the money, as a file."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_read_money
from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import Role
from kechuang.funds.actions.apply_to_call import apply_to_call
from kechuang.funds.calls.ranking import ranking_of
from kechuang.funds.calls.summing import STEPS, rows_of, steps_of
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.portal.calls.ranked import ranked_rows
from kechuang.portal.calls.shown import shown, shown_call
from kechuang.portal.calls.tables import application_table, step_chart
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.language import said
from kechuang.portal.own_organisations import own_organisations
from kechuang.portal.selfcheck_form import said_whole

_PAGE = 50


@door(holders(Role.REPRESENTATIVE))
@require_POST
def call_apply(request: HttpRequest, call: str) -> HttpResponse:
    """Begin an application and go on to its form; where enough stand already, to the first of them."""
    of, key = shown_call(request, call), request.POST.get("organisation", "")
    if key not in {one.key for one in own_organisations(request.user)}:
        messages.error(request, _("您不代表这个单位。"))
        return redirect("call", of.number)
    try:
        return redirect("case-fill", apply_to_call(of, key, request.user).number)
    except Conflict as error:
        messages.info(request, said(said_whole(error)))
        return redirect("case", str(error.fields["number"]))
    except BadInput as error:
        messages.error(request, said(said_whole(error)))
        return redirect("call", of.number)


@door(may_read_money)
def call_applications(request: HttpRequest, call: str) -> HttpResponse:
    """Sums, chart and each application; by step and words; all that are shown as a file by `format`."""
    of, today = shown_call(request, call), timezone.localdate()
    every = rows_of(of)
    step, words = request.GET.get("step", ""), request.GET.get("q", "").strip()[:80]
    rows = [row for row in every if step in row.reached] if step in dict(STEPS) else every
    if words:
        rows = [
            row
            for row in rows
            if words in row.case.organisation_name
            or words in row.case.number
            or words in str(row.of.project.get("title", ""))
        ]
    ranking, names = ranking_of(of, every), {row.case.number: row for row in every}
    if (form := request.GET.get("format", "")) in FORMATS:
        return as_file(application_table(of, rows, today, ranking), form)
    query = "&".join(f"{name}={value}" for name, value in (("step", step), ("q", words)) if value)
    steps = steps_of(every)
    context = {
        "call": of,
        "one": shown(of, today),
        "steps": steps,
        "chart": step_chart(of, steps, today) if every else None,
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("page")),
        "step": step,
        "words": words,
        "query": query,
        "formats": [(one, f"?{query}{'&' if query else ''}format={one}") for one in FORMATS],
        "any": bool(every),
        "ranking": ranking,
        "places": ranked_rows(ranking, names) if ranking else [],
    }
    return render(request, "portal/calls/applications.html", context)


urlpatterns = [
    path("calls/<str:call>/apply/", call_apply, name="call-apply"),
    path("calls/<str:call>/applications/", call_applications, name="call-applications"),
]
