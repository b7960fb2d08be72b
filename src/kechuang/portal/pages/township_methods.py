"""Methods of classifying townships: what each says, drafting one, having another person sign it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_set_townships
from kechuang.accounts.doors import door, everyone
from kechuang.indicators.catalogue import indicator
from kechuang.indicators.definition import Indicator
from kechuang.indicators.places import name_of
from kechuang.kernel.errors import KechuangError
from kechuang.places.actions.draft_method import draft_method
from kechuang.places.actions.drop_method import drop_method
from kechuang.places.actions.sign_method import sign_method
from kechuang.places.classifying import classified_by, method_at, townships_of
from kechuang.places.method import MISSING_RULE, Line
from kechuang.places.model_method import BASIS, model_method
from kechuang.places.models import TownshipMethod
from kechuang.portal.acting import Act, Crumb, act_page
from kechuang.portal.language import said
from kechuang.portal.numbers import number
from kechuang.portal.pages.townships import place_at
from kechuang.portal.townships.form import GROUPS, bases, day_of, filled, method_of, usable
from kechuang.portal.townships.shown import in_unit, rows_of
from kechuang.registry.asof import AsOf


@door(everyone)
def methods(request: HttpRequest) -> HttpResponse:
    """Every signed method of the place, the newest first; for who keeps them the draft too, with what it would do."""
    asof = AsOf.now()
    place = place_at(asof)
    keeps = may_set_townships(request.user).allowed
    rows = TownshipMethod.objects.filter(place=place).select_related("drafted_by", "signed_by")
    draft = rows.filter(signed_at=None, dropped_at=None).first() if keeps else None
    would = classified_by(draft, place, asof) if draft else None
    context = {
        "place": name_of(place) if place else "",
        "methods": [(one, *_lines(one)) for one in rows.exclude(signed_at=None)],
        "standing": method_at(place, asof),
        "draft": (draft, *_lines(draft)) if draft else None,
        "would": rows_of(would) if would else [],
        "own": draft is not None and draft.drafted_by_id == request.user.pk,
        "missing_rule": said(MISSING_RULE),
        "may_set": keeps,
    }
    return render(request, "portal/townships/methods.html", context)


@door(may_set_townships)
def new(request: HttpRequest) -> HttpResponse:
    """Draft a method: begins with the one in force, else with the model."""
    asof = AsOf.now()
    place = place_at(asof)
    if not place or not townships_of(place, asof):
        raise Http404
    standing = method_at(place, asof)
    wrong = ""
    if request.method == "POST":
        values = {name: str(value) for name, value in request.POST.items()}
        try:
            held, since = method_of(values), day_of(values.get("since", ""))
            draft_method(place, values.get("name", ""), values.get("basis", ""), since, held, request.user)
        except KechuangError as error:
            wrong = f"{said(error.sentence)}{said(error.remedy)}"
        else:
            messages.success(request, _("草案已保存，请另一位业务人员核对签发。"))
            return redirect("township-methods")
    else:
        values = filled(standing.method if standing else model_method(place, asof))
        values["since"] = timezone.localdate().isoformat()
    context = {
        "values": values,
        "wrong": wrong,
        "rows": _rows(values, ""),
        "own_rows": _rows(values, "f"),
        "bases": bases(),
        "groups": GROUPS,
        "goals": [(one, values.get(f"goal_{one}", "")) for one in "ABC"],
        "model": said(BASIS) if standing is None else "",
        "missing_rule": said(MISSING_RULE),
    }
    return render(request, "portal/townships/method_new.html", context, status=400 if wrong else 200)


def _rows(values: Mapping[str, str], mark: str) -> list[tuple[Indicator, str, str, str]]:
    """Each indicator with weight, full-points value and part as filled in; those in use first."""

    def filled_in(part: str, one: Indicator) -> str:
        return values.get(f"{mark}{part}_{one.code}", "")

    found = [(one, filled_in("w", one), filled_in("b", one), filled_in("g", one)) for one in usable()]
    return sorted(found, key=lambda row: not row[1])


@door(may_set_townships)
@require_POST
def sign(request: HttpRequest, method: int) -> HttpResponse:
    """Sign another person's draft."""
    one = get_object_or_404(TownshipMethod, pk=method)
    try:
        sign_method(one, request.user)
    except KechuangError as error:
        messages.error(request, f"{said(error.sentence)}{said(error.remedy)}")
        return redirect("township-methods")
    messages.success(request, _("“%(name)s”已签发。") % {"name": one.name})
    return redirect("townships")


class _ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


@door(may_set_townships)
def drop(request: HttpRequest, method: int) -> HttpResponseBase:
    """Take a draft away, with the reason."""
    one = get_object_or_404(TownshipMethod, pk=method)

    def do(request: HttpRequest, thing: TownshipMethod, form: forms.Form) -> str:
        drop_method(thing, request.user, reason=form.cleaned_data["reason"])
        return _("草案已撤下。")

    act = Act(
        gettext_lazy("撤下草案"),
        gettext_lazy("草案不再等待签发；已签发的办法不受影响。"),
        gettext_lazy("撤下"),
        do,
        lambda data, request, thing: _ReasonForm(data),
        danger=True,
        icon="x",
    )
    back = reverse("township-methods")
    crumbs = [Crumb(_("乡镇分类"), reverse("townships")), Crumb(_("分类办法"), back)]
    return act_page(request, act, one, crumbs=crumbs, about=one.name, back=back)


_Shown = list[tuple[str, str, str, str, str]]


def _lines(one: TownshipMethod) -> tuple[_Shown, _Shown, str]:
    """Its lines; those for townships of farming, and by what these are told apart."""
    own = one.method.farming
    if own is None:
        return _shown(one.method.lines), [], ""
    name, bound = said(indicator(own.indicator).name), in_unit(own.below, own.indicator)
    return _shown(one.method.lines), _shown(own.lines), _("%(name)s少于 %(bound)s") % {"name": name, "bound": bound}


def _shown(lines: Iterable[Line]) -> _Shown:
    return [
        (
            line.group,
            line.indicator,
            said(indicator(line.indicator).name),
            number(line.weight),
            in_unit(line.benchmark, line.indicator),
        )
        for line in lines
    ]


urlpatterns = [
    path("townships/methods/", methods, name="township-methods"),
    path("townships/methods/new/", new, name="township-method-new"),
    path("townships/methods/<int:method>/sign/", sign, name="township-method-sign"),
    path("townships/methods/<int:method>/drop/", drop, name="township-method-drop"),
]
