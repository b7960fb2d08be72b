"""Targets and their indicators: each promise with its suggestion; confirm, choose another, say none, take back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import may_bind
from kechuang.accounts.doors import door
from kechuang.indicators.places import name_of as place_name
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.binding_forms import BindingForm
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.registry.asof import AsOf
from kechuang.supervision.actions.bind_target import bind_target
from kechuang.supervision.actions.place_plan import place_plan
from kechuang.supervision.actions.unbind_target import unbind_target
from kechuang.supervision.asking import Asking
from kechuang.supervision.binding import Binding
from kechuang.supervision.held import Promise, division_of, promise_of, promises
from kechuang.supervision.models import Plan, Target
from kechuang.supervision.suggesting import SURE

NAV = NavEntry(25, "bindings", gettext_lazy("目标与指标"), "link-2")

STATES = ("open", "sure", "likely", "none", "confirmed", "chosen", "said_none")


@dataclass(frozen=True, slots=True)
class Row:
    """One promise on the page, with the form that chooses another indicator."""

    promise: Promise
    form: BindingForm

    @property
    def state(self) -> str:
        """Where it stands: suggested so and so, or what an officer said."""
        binding = self.promise.binding
        if binding is None:
            return self.promise.suggestion.sure
        return "said_none" if binding.how == "none" else str(binding.how)


@door(may_bind)
def bindings(request: HttpRequest, slug: str) -> HttpResponse:
    """The list; `state` narrows it to what is still open, or to one standing."""
    return _page(request, asked_plan(request, slug))


def _page(request: HttpRequest, plan: Plan, wrong: tuple[int, BindingForm] | None = None) -> HttpResponse:
    known = AsOf.now().known
    every = [Row(one, _form(one, wrong)) for one in promises(plan, known) if one.target.pk == one.first.pk]
    asked = request.GET.get("state", "")
    asked = asked if asked in STATES else ""
    rows = [row for row in every if asked in ("", row.state) or (asked == "open" and row.promise.binding is None)]
    counts = Counter(row.state for row in every)
    division = division_of(plan, known)
    context = {
        "plan": plan,
        "rows": rows,
        "total": len(every),
        "asked": asked,
        "open": sum(row.promise.binding is None for row in every),
        "sure_open": sum(row.state == "sure" for row in every),
        "choices": [
            ("", _("全部"), len(every)),
            ("open", _("待确认"), sum(row.promise.binding is None for row in every)),
            *((state, words, counts[state]) for state, words in _state_words() if counts[state]),
        ],
        "division": division,
        "place": place_name(division) if division else "",
        "wrong": wrong[0] if wrong else None,
    }
    return render(request, "portal/bindings/page.html", context, status=400 if wrong else 200)


def _form(promise: Promise, wrong: tuple[int, BindingForm] | None) -> BindingForm:
    ordinal = promise.first.ordinal
    return wrong[1] if wrong and wrong[0] == ordinal else BindingForm.of(promise.asking, f"t{ordinal}")


def _state_words() -> list[tuple[str, str]]:
    held = [(sure, _("建议：%(words)s") % {"words": said(SURE[sure])}) for sure in ("sure", "likely", "none")]
    return [*held, ("confirmed", _("已确认")), ("chosen", _("已改选")), ("said_none", _("已说明没有对应的指标"))]


@door(may_bind)
@require_POST
def bind(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """Posted with `do` = confirm, choose, none or undo, and `seen`, the binding that was shown."""
    plan = asked_plan(request, slug)
    target = get_object_or_404(plan.targets.select_related("plan"), ordinal=ordinal)
    seen = Binding.objects.filter(target=target, pk=request.POST.get("seen") or 0).first()
    form = BindingForm(request.POST, prefix=f"t{ordinal}") if request.POST.get("do") == "choose" else None
    if form is not None and not form.is_valid():
        return _page(request, plan, (ordinal, form))
    try:
        messages.success(request, _done(request, target, seen, form))
    except BadInput as error:
        if form is not None:
            field = error.fields.get("field")
            form.add_error(str(field) if field in form.fields else None, f"{said(error.sentence)} {said(error.remedy)}")
            return _page(request, plan, (ordinal, form))
        messages.error(request, f"{said(error.sentence)} {said(error.remedy)}")
    except Conflict as error:
        messages.error(request, f"{said(error.sentence)} {said(error.remedy)}")
    return redirect(f"{reverse('bindings', args=[slug])}{_state(request)}#t{ordinal}")


def _done(request: HttpRequest, target: Target, seen: Binding | None, form: BindingForm | None) -> str:
    do, reason = request.POST.get("do"), request.POST.get("reason", "")
    if do == "undo" and seen is not None:
        unbind_target(seen, request.user)
        return _("已撤销，恢复为此前的内容。")
    if form is not None:
        bind_target(target, form.asking(), request.user, seen=seen, reason=form.cleaned_data["reason"])
        return _("已改选指标。")
    if do == "none":
        bind_target(target, Asking(), request.user, seen=seen, reason=reason)
        return _("已记下：没有对应的指标。")
    suggestion = promise_of(target, AsOf.now().known).suggestion
    bind_target(target, suggestion.asking, request.user, seen=seen, reason=reason)
    return _("已确认。")


@door(may_bind)
@require_POST
def bind_all(request: HttpRequest, slug: str) -> HttpResponse:
    """Confirm every suggestion that is sure and not yet confirmed."""
    plan = asked_plan(request, slug)
    confirmed = 0
    for one in promises(plan, AsOf.now().known):
        if one.target.pk == one.first.pk and one.binding is None and one.suggestion.sure == "sure":
            bind_target(one.target, one.suggestion.asking, request.user)
            confirmed += 1
    messages.success(request, _("已确认 %(n)s 项建议。") % {"n": confirmed})
    return redirect("bindings", slug=slug)


@door(may_bind)
@require_POST
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which division the plan is about."""
    plan = asked_plan(request, slug)
    try:
        place_plan(plan, request.POST.get("division", ""), request.user)
        messages.success(request, _("规划所在的地区已改。"))
    except BadInput as error:
        messages.error(request, f"{said(error.sentence)} {said(error.remedy)}")
    return redirect("bindings", slug=slug)


def _state(request: HttpRequest) -> str:
    state = request.POST.get("state", "")
    return f"?state={state}" if state in STATES else ""


urlpatterns = [
    path("plans/<str:slug>/indicators/", bindings, name="bindings"),
    path("plans/<str:slug>/indicators/confirm/", bind_all, name="bind-all"),
    path("plans/<str:slug>/indicators/place/", place, name="place-plan"),
    path("plans/<str:slug>/indicators/<int:ordinal>/", bind, name="bind"),
]
