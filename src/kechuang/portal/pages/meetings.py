"""Meetings: the agenda drafted from what is off course, minutes, decisions that become questions or matters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door
from kechuang.kernel.errors import BadInput, Conflict, Refused
from kechuang.oversight.access import may_oversee, may_run
from kechuang.oversight.actions.decide import decide
from kechuang.oversight.actions.keep_minutes import keep_minutes
from kechuang.oversight.actions.plan_meeting import plan_meeting
from kechuang.oversight.agenda import drafted
from kechuang.oversight.models import Meeting
from kechuang.oversight.models.meeting import MEETINGS
from kechuang.oversight.state import standings
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.board_view import board_view
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.oversight.decisions import DecisionForm, with_standing
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Plan
from kechuang.supervision.queries import current_plan, plans_in_force

TAB = (
    "oversight",
    NavEntry(
        40,
        "meetings",
        gettext_lazy("会商"),
        "users",
        covers=("meeting", "meeting-new", "meeting-decide"),
        of_plan=False,
    ),
)


@door(may_oversee)
def meetings(request: HttpRequest) -> HttpResponse:
    """All meetings, newest first."""
    context = {
        "meetings": Meeting.objects.select_related("plan").prefetch_related("matters"),
        "may_run": may_run(request.user).allowed,
    }
    return render(request, "portal/oversight/meetings.html", context)


class NewForm(forms.Form):
    """Which meeting, about which plan, when and where."""

    plan = forms.ModelChoiceField(Plan.objects.none(), label=gettext_lazy("规划"))
    kind = forms.ChoiceField(label=gettext_lazy("会议"), choices=MEETINGS)
    held_on = forms.DateField(label=gettext_lazy("日期"), widget=forms.DateInput({"type": "date"}))
    place = forms.CharField(label=gettext_lazy("地点"), required=False, max_length=100)

    def __init__(self, data: Any) -> None:
        super().__init__(data, initial={"plan": current_plan(), "held_on": timezone.localdate().isoformat()})
        self.fields["plan"].queryset = plans_in_force()  # type: ignore[attr-defined]


@door(may_run)
def new(request: HttpRequest) -> HttpResponseBase:
    """Plan one; the agenda is drafted from what is off course."""

    def run(request: HttpRequest, thing: Any, form: NewForm) -> HttpResponseBase:
        data, asof = form.cleaned_data, AsOf.now()
        board = board_view(data["plan"], asof)
        found = standings(data["plan"], asof, at_hand=board.lines)
        agenda = drafted(data["plan"], board.lines, found, data["kind"], asof.valid, data["held_on"])
        made = plan_meeting(data["plan"], data["kind"], data["held_on"], agenda, request.user, place=data["place"])
        return redirect("meeting", pk=made.pk)

    act = Act(
        _("安排会议"),
        _("议程先列上次议定的事办得怎样，再列今天滞后的目标、逾期的节点和超期的督查事项；起草后可以删减。"),
        _("起草议程"),
        run,
        lambda data, request, thing: NewForm(data),
        icon="users",
    )
    home = reverse("meetings")
    return act_page(request, act, None, crumbs=[Crumb(_("会商"), home)], about="", back=home)


@door(may_oversee)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: agenda, minutes, what it decided; posted: minutes and which items stay."""
    of = get_object_or_404(Meeting.objects.select_related("plan"), pk=pk)
    written, wrong = of.minutes, ""
    if request.method == "POST":
        written = request.POST.get("minutes", "")
        kept = [int(one) for one in request.POST.getlist("item") if one.isdecimal()]
        version = request.POST.get("version", "")
        try:
            keep_minutes(of, written, request.user, version=int(version) if version.isdecimal() else 0, kept=kept)
        except (BadInput, Conflict, Refused) as error:
            wrong = f"{said(error.sentence)}{said(error.remedy)}"
        else:
            messages.success(request, _("已保存会议记录。"))
            return redirect("meeting", pk=pk)
    context = {
        "meeting": of,
        "plan": of.plan,
        "written": written,
        "wrong": wrong,
        "items": with_standing(of, request.user),
        "decided": of.matters.select_related("unit", "person").order_by("pk"),
        "may_run": may_run(request.user).allowed,
        "today": timezone.localdate(),
    }
    return render(request, "portal/oversight/meeting.html", context, status=400 if wrong else 200)


@door(may_run)
def decision(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A sentence of the minutes becomes a question to one named person, or a supervised matter."""
    of = get_object_or_404(Meeting.objects.select_related("plan"), pk=pk)
    home = reverse("meeting", args=[pk])

    def run(request: HttpRequest, of: Meeting, form: DecisionForm) -> Words:
        data = form.cleaned_data
        unit, person = form.chosen()
        made = decide(
            of, data["way"], data["title"], unit, person, request.user, minute=data["minute"], until=data["until"]
        )
        if made.flow == "request":
            return _("已问%(unit)s%(person)s，请于 %(day)s 前答复。") % {
                "unit": made.unit,
                "person": made.person,
                "day": made.due,
            }
        return _("已立督查事项 %(number)s，提交审核后通知责任单位。") % {"number": made.number}

    act = Act(
        _("议定一件"),
        _("把纪要里的一句变成问一个人的问询，或立督查事项；下次会议的议程会列出办得怎样。"),
        _("议定"),
        run,
        lambda data, request, of: DecisionForm(data, of),
        icon="clipboard-check",
    )
    crumbs = [Crumb(_("会商"), reverse("meetings")), Crumb(str(of), home)]
    return act_page(request, act, of, crumbs=crumbs, about="", back=home)


urlpatterns = [
    path("oversight/meetings/<int:pk>/decide/", decision, name="meeting-decide"),
    path("oversight/meetings/", meetings, name="meetings"),
    path("oversight/meetings/new/", new, name="meeting-new"),
    path("oversight/meetings/<int:pk>/", meeting, name="meeting"),
]
