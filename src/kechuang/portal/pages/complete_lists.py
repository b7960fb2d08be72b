"""Which lists the registry holds completely: who said so from when, what rests on each, what saying so turns."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kechuang.accounts.access import may_confirm
from kechuang.accounts.doors import door, holders
from kechuang.accounts.held import Actor
from kechuang.accounts.roles import Role
from kechuang.entitlements.listing import MOST, asking, settling
from kechuang.portal.account_forms import ReasonForm
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.language import said
from kechuang.portal.pages.local_figures import own_place
from kechuang.registry.actions.declare_complete import declare_complete
from kechuang.registry.actions.retract_complete import retract_complete
from kechuang.registry.asof import AsOf
from kechuang.registry.facts.completeness import LISTS, List, is_complete, last_said
from kechuang.registry.kinds.stated_fact import COMPLETE, StatedFact
from kechuang.rules.words import VERDICTS

READERS = holders(Role.PROGRAMME_OFFICER, Role.AUDITOR)
LAMPS = {True: "good", False: "error", None: "warning"}


@door(READERS)
def complete_lists(request: HttpRequest) -> HttpResponse:
    """Every list: whether not being on it means no, since when and by whose word, and which policies ask it."""
    asof = AsOf.now()
    rows = [
        {"of": one, "complete": is_complete(one.code, asof), "said": last_said(one.code), "policies": asking(one.code)}
        for one in LISTS.values()
    ]
    context = {"rows": rows, "complete": sum(bool(row["complete"]) for row in rows)}
    return render(request, "portal/facts/lists.html", context)


@door(READERS)
def complete_list(request: HttpRequest, listed: str) -> HttpResponse:
    """One list: what was said of it, the policies that ask it, and whose verdicts turn when the other is said."""
    of, asof, today = _list(listed), AsOf.now(), timezone.localdate()
    now = is_complete(of.code, asof)
    found = settling(of.code, complete=not now, today=today, place=own_place())
    subject = StatedFact.objects.filter(subject=of.subject, fact=COMPLETE)
    context = {
        "of": of,
        "complete": now,
        "last": last_said(of.code),
        "history": subject.select_related("recorded_by").order_by("-recorded_at", "-valid_from"),
        "found": found,
        "rows": [(one, [(VERDICTS[a], VERDICTS[b], LAMPS[b], n) for a, b, n in one.counts]) for one in found.policies],
        "most": MOST,
        "may": _may(request.user, of),
    }
    return render(request, "portal/facts/list.html", context)


class DeclareForm(forms.Form):
    """From which day, and on what grounds."""

    since = forms.DateField(
        label=gettext_lazy("自哪天起完整"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("那天以前的日子，没有记录仍然不等于零"),
    )
    reason = forms.CharField(
        label=gettext_lazy("依据"),
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("怎样核对过，例如与国家系统公布的名单逐条比对；会写进事件记录"),
    )


class EndForm(ReasonForm):
    """From which day no longer, and why."""

    field_order = ("since", "reason")

    since = forms.DateField(
        label=gettext_lazy("自哪天起不再完整"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("那天以前的日子仍然算完整"),
    )


def _declared(request: HttpRequest, of: List, form: Any) -> Words:
    declare_complete(of.code, request.user, **form.cleaned_data)
    return _("已登记为完整：不在名录上即为“否”或零。")


def _ended(request: HttpRequest, of: List, form: Any) -> Words:
    declare_complete(of.code, request.user, complete=False, **form.cleaned_data)
    return _("已登记为不再完整。")


def _retracted(request: HttpRequest, of: List, form: Any) -> Words:
    retract_complete(of.code, request.user, reason=form.cleaned_data["reason"])
    return _("已撤回，这份名录从来不算完整。")


def _act(of: List, act: str) -> Act:
    """The page of an act says beforehand how many verdicts it turns."""
    found = settling(of.code, complete=act == "declare", today=timezone.localdate(), place=own_place())
    turns = ngettext("按今天的记录有 %(n)s 个结论随之改变。", "按今天的记录有 %(n)s 个结论随之改变。", found.turned) % {
        "n": found.turned
    }
    today = timezone.localdate()
    if act == "declare":
        does = _("此后不在名录上的对象，这一项是“否”或零，不再是待定。")
        return Act(
            _("登记为完整"),
            f"{does}{turns}",
            _("登记为完整"),
            _declared,
            lambda data, request, thing: DeclareForm(data, initial={"since": today}),
            "list-checks",
        )
    if act == "end":
        does = _("此后新的对象可能还没有录入：不在名录上的，这一项又是待定。")
        return Act(
            _("不再完整"),
            f"{does}{turns}",
            _("登记为不再完整"),
            _ended,
            lambda data, request, thing: EndForm(data, initial={"since": today}),
            "list-x",
            danger=True,
        )
    does = _("登记有误时用：这份名录在哪一天都不算完整。")
    return Act(
        _("撤回登记"),
        f"{does}{turns}",
        _("撤回登记"),
        _retracted,
        lambda data, request, thing: ReasonForm(data),
        "undo-2",
        danger=True,
    )


@door(lambda actor: may_confirm(actor, StatedFact, {"fact": COMPLETE}))
def complete_list_act(request: HttpRequest, listed: str, list_act: str) -> HttpResponseBase:
    """Declare it complete, end that from a day on, or retract it altogether."""
    of = _list(listed)
    if list_act not in ("declare", "end", "retract"):
        raise Http404(list_act)
    back = reverse("complete-list", args=[of.code])
    crumbs = [Crumb(_("名录完整性"), reverse("complete-lists")), Crumb(said(of.name), back)]
    return act_page(request, _act(of, list_act), of, crumbs=crumbs, about=said(of.name), back=back)


def _list(code: str) -> List:
    """Raises Http404."""
    if code not in LISTS:
        raise Http404(code)
    return LISTS[code]


def _may(actor: Actor, of: List) -> bool:
    return may_confirm(actor, StatedFact, {"subject": of.subject, "fact": COMPLETE}).allowed


urlpatterns = [
    path("records/complete/", complete_lists, name="complete-lists"),
    path("records/complete/<str:listed>/", complete_list, name="complete-list"),
    path("records/complete/<str:listed>/<str:list_act>/", complete_list_act, name="complete-list-act"),
]
