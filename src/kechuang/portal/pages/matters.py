"""Questions and supervised matters: the list, one of them, doing a verb to it, proposing one, asking another unit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from kechuang.accounts.access import visible
from kechuang.accounts.doors import door
from kechuang.accounts.models import Unit
from kechuang.oversight import engine
from kechuang.oversight.access import may_run, may_see_matters, may_see_own
from kechuang.oversight.actions.ask_partner import ask_partner
from kechuang.oversight.actions.open_document import open_document
from kechuang.oversight.actions.open_matter import open_matter
from kechuang.oversight.models import Matter, Wording
from kechuang.oversight.proposing import proposed_by
from kechuang.oversight.units import units_of_names
from kechuang.oversight.verb_list import acts
from kechuang.oversight.waiting import may_wait
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.exports import FORMATS, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.oversight.matters import MatterForm, NewForm, others_must, shown_matter, verbs_of, way_of
from kechuang.portal.oversight.tables import matter_table
from kechuang.supervision.queries import current_plan, plans_in_force

TAB = (
    "oversight",
    NavEntry(
        30,
        "matters",
        gettext_lazy("问询和督查事项"),
        "clipboard-check",
        covers=("matter", "matter-act", "matter-new", "matter-partner"),
        of_plan=False,
    ),
)
_PAGE = 30
_HOMES = {"mine": "my-unit", "leader": "leader"}
"""Homes from which a verb is done on the spot, by what their forms send."""
VIEWS = {
    "open": gettext_lazy("未办结"),
    "late": gettext_lazy("超期"),
    "leader": gettext_lazy("已报领导"),
    "closed": gettext_lazy("已办结"),
    "every": gettext_lazy("全部"),
}
FLOWS = {"request": gettext_lazy("问询"), "matter": gettext_lazy("督查事项")}


@door(may_see_matters)
def matters(request: HttpRequest) -> HttpResponse:
    """Those the reader may see: `view`, `flow`, `unit`, `q`; `format` a file."""
    asked = {part: request.GET.get(part, "").strip()[:80] for part in ("q", "view", "flow", "unit")}
    view = asked["view"] if asked["view"] in VIEWS else "open"
    today = timezone.localdate()
    rows = visible(request.user, Matter.objects.select_related("unit", "person", "plan", "task"))
    if view in ("open", "late", "leader"):
        rows = rows.filter(closed_on=None)
    if view == "late":
        rows = rows.filter(due__lt=today)
    if view == "leader":
        rows = rows.exclude(escalated_on=None)
    if view == "closed":
        rows = rows.exclude(closed_on=None)
    if asked["flow"] in FLOWS:
        rows = rows.filter(flow=asked["flow"])
    if asked["unit"].isdecimal():
        rows = rows.filter(unit=int(asked["unit"]))
    if asked["q"]:
        rows = rows.filter(title__icontains=asked["q"]) | rows.filter(number__iexact=asked["q"])
    rows = rows.order_by("closed_on", "due", "-pk")
    if request.GET.get("format"):
        return as_file(matter_table(rows, str(VIEWS[view])), request.GET["format"])
    kept = request.GET.copy()
    kept.pop("page", None)
    query = kept.urlencode()
    context = {
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("page")),
        "asked": asked,
        "view": view,
        "views": VIEWS.items(),
        "flows": FLOWS.items(),
        "units": Unit.objects.filter(matters__isnull=False).distinct(),
        "query": query,
        "today": today,
        "formats": [(form, f"?{query}{'&' if query else ''}format={form}") for form in FORMATS],
        "may_run": may_run(request.user).allowed,
        "filtered": any(asked[part] for part in ("q", "flow", "unit")),
    }
    return render(request, "portal/oversight/matters.html", context)


@door(may_see_matters)
def shown(request: HttpRequest, matter: str) -> HttpResponse:
    """One of them: where it stands, what is known, what may be done, what was done; for whom it waits."""
    of = shown_matter(request, matter)
    context = {
        "matter": of,
        "plan": of.plan,
        "way": way_of(of),
        "verbs": verbs_of(of, request.user),
        "apart": others_must(of, request.user),
        "proposed_by": proposed_by(of),
        "steps": [(step, acts()[step.verb].verb.name) for step in of.steps.order_by("-ordinal")],
        "instruction": of.instruction,
        "waits": of.waits_for.filter(closed_on=None).select_related("unit", "person"),
        "answers": of.waits_for.exclude(answer="").select_related("unit"),
        "may_ask": may_wait(of) and may_see_own(request.user).allowed,
        "today": timezone.localdate(),
    }
    return render(request, "portal/oversight/matter.html", context)


@door(may_see_matters)
def matter_act(request: HttpRequest, matter: str, do: str) -> HttpResponseBase:
    """The page of one verb, or its doing."""
    of = shown_matter(request, matter)
    if do not in acts() or acts()[do].verb.side == "clock":
        raise Http404(do)
    verb = acts()[do].verb

    def run(request: HttpRequest, of: Matter, form: MatterForm) -> Words:
        file = form.cleaned_data.get("evidence")
        done = engine.do(
            of,
            do,
            request.user,
            version=form.cleaned_data["version"],
            said=form.cleaned_data.get("said", ""),
            given=form.given(),
            document=(file.chunks(), file.name) if file else None,
        )
        return _("已%(verb)s，现为“%(stage)s”。") % {"verb": said(verb.name), "stage": said(done.stage.name)}

    name = capfirst(said(verb.name))
    act = Act(
        name,
        said(verb.does),
        name,
        run,
        lambda data, request, of: MatterForm(data, request.FILES if data else None, of, verb),
        danger=verb.danger,
    )
    home = reverse("matter", args=[matter])
    back = reverse(_HOMES[came]) if (came := request.POST.get("from")) in _HOMES else home
    return act_page(request, act, of, crumbs=[Crumb(f"{of.number}", home)], about=of.title, back=back)


@door(may_run)
def new(request: HttpRequest) -> HttpResponseBase:
    """Propose one: `plan`, `task`, `milestone` in the address say what it is about."""
    plans = plans_in_force()
    plan = plans.filter(slug=request.GET.get("plan", "")).first() or current_plan()
    if plan is None:
        raise Http404("plan")
    task = plan.tasks.filter(ordinal=_number(request, "task")).first()
    row = (
        Wording.objects.standing()
        .filter(milestone__task=task, milestone__ordinal=_number(request, "milestone"))
        .first()
    )
    names = list(row.leads) if row else [duty.unit.name for duty in task.duties.filter(role="lead")] if task else []
    unit = next(filter(None, units_of_names(names).values()), None)
    initial = {"title": row.text if row else task.title if task else "", "unit": unit}

    def run(request: HttpRequest, plan: Any, form: NewForm) -> HttpResponseBase:
        data = form.cleaned_data
        made = open_matter(
            plan,
            data["title"],
            data["unit"],
            request.user,
            text=data["text"],
            task=task,
            milestone=row.milestone if row else None,
        )
        return redirect("matter", matter=made.number)

    act = Act(
        _("立督查事项"),
        _("立项后提交审核，审核通过再通知责任单位签收。"),
        _("立项"),
        run,
        lambda data, request, plan: NewForm(data, initial),
    )
    home = reverse("matters")
    return act_page(
        request, act, plan, crumbs=[Crumb(_("督查事项"), home)], about=task.title if task else "", back=home
    )


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


class PartnerForm(forms.Form):
    """Which unit, and what is needed of it."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("配合单位"))
    text = forms.CharField(label=gettext_lazy("需要什么"), min_length=4, max_length=300)

    def __init__(self, data: Any, of: Matter) -> None:
        super().__init__(data)
        rows = Unit.objects.filter(until=None).exclude(pk=of.unit_id)
        self.fields["unit"].queryset = rows  # type: ignore[attr-defined]


@door(may_see_own)
def partner(request: HttpRequest, matter: str) -> HttpResponseBase:
    """Ask another unit for its part."""
    of = shown_matter(request, matter)

    def run(request: HttpRequest, of: Matter, form: PartnerForm) -> Words:
        made = ask_partner(of, form.cleaned_data["unit"], form.cleaned_data["text"], request.user)
        return _("已问%(unit)s%(person)s。") % {"unit": made.unit, "person": made.person}

    home = reverse("matter", args=[matter])
    act = Act(
        _("请配合单位提供情况"),
        _("答复之前，这件事项等着对方；页面上大家都看得到在等谁。"),
        _("发出"),
        run,
        lambda data, request, of: PartnerForm(data, of),
    )
    return act_page(request, act, of, crumbs=[Crumb(of.number, home)], about=of.title, back=home)


@door(may_see_matters)
@require_GET
def document(request: HttpRequest, matter: str) -> FileResponse:
    """The document of an answer; noted in the log."""
    of = shown_matter(request, matter)
    if of.evidence is None:
        raise Http404(matter)
    file = open_document(of, request.user).open("rb")
    answer = FileResponse(file, as_attachment=True, filename=of.evidence.name, content_type=of.evidence.media_type)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


urlpatterns = [
    path("oversight/matters/", matters, name="matters"),
    path("oversight/matters/new/", new, name="matter-new"),
    path("oversight/matters/<str:matter>/", shown, name="matter"),
    path("oversight/matters/<str:matter>/partner/", partner, name="matter-partner"),
    path("oversight/matters/<str:matter>/document/", document, name="matter-document"),
    path("oversight/matters/<str:matter>/do/<str:do>/", matter_act, name="matter-act"),
]
