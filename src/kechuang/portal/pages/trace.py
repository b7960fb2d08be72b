"""The trace of a target: sentence, indicator, question, records, evidence, as of any day; the list as a file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from kechuang.accounts.access import may_bind
from kechuang.accounts.doors import door, everyone
from kechuang.portal.asked_asof import AskedAsOf, Slider, asked_asof
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.exports import as_file
from kechuang.portal.pages.report_figure import may_report
from kechuang.portal.record_list import RecordList
from kechuang.portal.record_table import About, record_table
from kechuang.supervision.answering import due_on
from kechuang.supervision.held import begins
from kechuang.supervision.suggesting import SURE
from kechuang.supervision.target_names import name_of
from kechuang.supervision.tracing import Trace, trace


@door(everyone)
def page(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """`valid`, `known` the moments; `part`, `q`, `sort`, `page` which records; `format` the whole list as a file."""
    plan = asked_plan(request, slug)
    target = get_object_or_404(plan.targets.select_related("task", "section", "same_as"), ordinal=ordinal)
    target.plan = plan
    asked = asked_asof(request)
    traced = trace(target, asked.asof).told_to(request.user)
    listed = RecordList.of(request, traced.parts, asked, request.user)
    if request.GET.get("format") and listed.found:
        return as_file(record_table(_about(traced), listed.found, request.user), request.GET["format"])
    context = {
        "plan": plan,
        "target": target,
        "traced": traced,
        "promise": traced.promise,
        "answer": traced.answer,
        "point": traced.answer.last,
        "asked": asked,
        "slider": _slider(traced, asked),
        "listed": listed,
        "behind": listed.found,
        "formats": listed.formats,
        "parts": [(n, part, asked.address(part=n or "")) for n, part in enumerate(traced.parts)],
        "sure": SURE[traced.promise.suggestion.sure],
        "may_bind": may_bind(request.user, plan).allowed,
        "may_report": bool(traced.answer.indicator and traced.answer.indicator.reported)
        and may_report(request.user).allowed,
    }
    return render(request, "portal/trace/page.html", context)


def _about(traced: Trace) -> About:
    target = traced.promise.target
    told = {_("规划"): traced.plan.title, _("目标"): f"{target.ordinal} {name_of(target)}"}
    return About(f"{traced.plan.slug}-{target.ordinal}", name_of(target), told)


def _slider(traced: Trace, asked: AskedAsOf) -> Slider:
    first = begins(traced.plan) or asked.asof.valid
    due = due_on(traced.promise.first) or asked.asof.valid
    last = max(min(due, timezone.localdate()), asked.asof.valid, first)
    return Slider(min(first, asked.asof.valid), last, asked.asof.valid)


urlpatterns = [path("plans/<str:slug>/targets/<int:ordinal>/trace/", page, name="trace")]
