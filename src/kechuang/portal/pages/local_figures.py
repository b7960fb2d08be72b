"""Figures a place sets itself: the list of a place, one figure with its history, and proposing another value."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_read_figures, may_set_figures
from kechuang.accounts.doors import door
from kechuang.figures.actions.propose_figure import propose_figure
from kechuang.figures.checking import parameter_named, place_name, refuse_place
from kechuang.figures.models import Proposal
from kechuang.kernel.errors import BadInput
from kechuang.policies.jurisdictions.signed import NATION
from kechuang.portal.acting import Act, Crumb, act_page
from kechuang.portal.figure_rows import place_choices, rows_of, settable, values_of
from kechuang.portal.navigation import NavEntry
from kechuang.rules.facts import Fact
from kechuang.rules.heads import written_unit
from kechuang.rules.parameters import Parameter
from kechuang.supervision.held import division_of
from kechuang.supervision.queries import current_plan

TAB = (
    "policies",
    NavEntry(
        25,
        "local-figures",
        gettext_lazy("本地数值"),
        "sliders-horizontal",
        covers=("local-figure", "local-figure-propose", "figure-proposal", "figure-word"),
        of_plan=False,
    ),
)


@door(may_read_figures)
def figures(request: HttpRequest) -> HttpResponse:
    """`place` a division (that of the plan without one), `q` words; what waits for a second person stands on top."""
    own = own_place()
    place, q = request.GET.get("place", "").strip() or own or NATION, request.GET.get("q", "").strip()[:80]
    waiting = Proposal.objects.filter(said=None).select_related("proposed_by")
    counts = dict(waiting.filter(division=place).order_by().values_list("parameter").annotate(Count("pk")))
    known = settable()
    context = {
        "place": place,
        "place_name": place_name(place),
        "choices": place_choices(own),
        "q": q,
        "rows": rows_of(place, timezone.localdate(), q, counts),
        "waiting": [(one, known[one.parameter][0]) for one in waiting if one.parameter in known],
        "names": place_name,
        "may": may_set_figures(request.user).allowed,
    }
    return render(request, "portal/figures/list.html", context)


@door(may_read_figures)
def figure(request: HttpRequest, division: str, parameter: str) -> HttpResponse:
    """One figure of a place: what holds from when, and everything proposed with both times and both people."""
    one = asked_figure(division, parameter)
    history = Proposal.objects.filter(division=division, parameter=parameter)
    today = timezone.localdate()
    context = {
        "division": division,
        "place_name": place_name(division),
        "figure": one,
        "unit": unit_of(one),
        "policies": settable().get(parameter, (one, ()))[1],
        "values": values_of(division, one),
        "today": today,
        "history": history.select_related("proposed_by", "said__said_by"),
        "may": may_set_figures(request.user).allowed,
    }
    return render(request, "portal/figures/figure.html", context)


class FigureForm(forms.Form):
    """A value with its source; what is right, the action decides and says at the field."""

    value = forms.CharField(label=gettext_lazy("数值和单位"), max_length=40)
    since = forms.DateField(
        label=gettext_lazy("起始日期"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    document = forms.CharField(label=gettext_lazy("依据的文件"), max_length=200)
    number = forms.CharField(label=gettext_lazy("文号"), max_length=80, required=False)
    article = forms.CharField(label=gettext_lazy("条款"), max_length=80, required=False)
    dated = forms.DateField(
        label=gettext_lazy("印发日期"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(label=gettext_lazy("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class BackForm(forms.Form):
    """Taking back what was signed for a day before which nothing stood."""

    reason = FigureForm.base_fields["reason"]


@door(may_set_figures)
def propose(request: HttpRequest, division: str, parameter: str) -> HttpResponseBase:
    """`undo` a signed proposal: the form holds what stood before it, or takes it back where nothing did."""
    one = asked_figure(division, parameter)
    here = reverse("local-figure", args=[division, parameter])
    undone = _undone(request, division, parameter)
    back = undone is not None and undone.instead_of is None
    form = BackForm if back else FigureForm
    initial = _filled(undone.instead_of) if undone and undone.instead_of else {}

    def made(data: Any, request: HttpRequest, thing: Any) -> forms.Form:
        found = form(data, initial=initial)
        if "value" in found.fields:
            found.fields["value"].help_text = _("例如 5%(unit)s") % {"unit": unit_of(one)}
        return found

    def run(request: HttpRequest, thing: Any, form: Any) -> HttpResponseBase:
        told = dict(form.cleaned_data)
        if undone is not None and back:
            told |= {"value": "", "since": undone.since, "document": undone.document}
        row = propose_figure(division, parameter, request.user, **told)
        return redirect("figure-proposal", proposal=row.pk)

    explained = (
        _("撤销 %(since)s 起的“%(value)s”：此后按原有的表、上级地区或政策的数值。须由另一人签批。")
        % {"since": undone.since.isoformat(), "value": undone.value}
        if undone is not None and back
        else _("写明数值、单位和依据。须由科技局另一人签批后才生效；已作出的决定不受影响。")
    )
    act = Act(_("撤销数值") if back else _("提出数值"), explained, _("提出，待另一人签批"), run, made, icon="send")
    crumbs = [
        Crumb(_("本地数值"), f"{reverse('local-figures')}?place={division}"),
        Crumb(one.label, here),
    ]
    return act_page(request, act, one, crumbs=crumbs, about=f"{place_name(division)} {one.label}", back=here)


def asked_figure(division: str, parameter: str) -> Parameter:
    """The figure of an address. Raises Http404."""
    try:
        one = parameter_named(parameter)
        refuse_place(division, one)
    except BadInput as error:
        raise Http404(f"{division} {parameter}") from error
    return one


def unit_of(one: Parameter) -> str:
    """The unit people write it in."""
    return written_unit(Fact(one.name, "number", one.label, one.unit))


def _undone(request: HttpRequest, division: str, parameter: str) -> Proposal | None:
    number = request.GET.get("undo", "")
    if not number:
        return None
    rows = Proposal.objects.filter(division=division, parameter=parameter).select_related("instead_of")
    found = rows.filter(pk=int(number)).first() if number.isascii() and number.isdigit() else None
    if found is None:
        raise Http404(number)
    return found


def _filled(former: Proposal) -> dict[str, Any]:
    names = ("value", "since", "document", "number", "article", "dated")
    return {name: getattr(former, name) for name in names}


def own_place() -> str:
    """The six-digit code of the place the present plan is about; empty without a plan."""
    plan = current_plan()
    return division_of(plan, timezone.now())[:6] if plan else ""


urlpatterns = [
    path("figures/", figures, name="local-figures"),
    path("figures/<str:division>/<str:parameter>/", figure, name="local-figure"),
    path("figures/<str:division>/<str:parameter>/propose/", propose, name="local-figure-propose"),
]
