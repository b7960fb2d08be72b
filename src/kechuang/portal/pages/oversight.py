"""Supervision for those who lead it: by exception, the desk of the bureau, how much was asked, the figures."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.doors import door
from kechuang.oversight.access import may_oversee, may_run
from kechuang.oversight.actions.set_figures import set_figures
from kechuang.oversight.asked_counts import asked_counts
from kechuang.oversight.homes import leader_home
from kechuang.oversight.models import OversightRule
from kechuang.oversight.nightly import supervise
from kechuang.oversight.rule import NAMES, figures_at
from kechuang.oversight.state import by_need, counts
from kechuang.oversight.units import people_of, units_of_names
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.navigation import NavEntry
from kechuang.portal.oversight.seen import seen_in_force

TAB = (
    "oversight",
    NavEntry(
        20,
        "oversight",
        gettext_lazy("督查台"),
        "gauge",
        covers=("oversight-figures", "oversight-asked"),
        of_plan=False,
    ),
)
LABELS = {
    "near_days": gettext_lazy("临近到期（天）"),
    "near_share": gettext_lazy("临近时至少完成（%）"),
    "lag_yellow": gettext_lazy("黄灯：落后（百分点）起"),
    "lag_red": gettext_lazy("红灯：落后超过（百分点）"),
    "person_cap": gettext_lazy("一个人最多问几条"),
    "unit_cap": gettext_lazy("一个单位最多问几条"),
    "cap_days": gettext_lazy("上面两条按多少天算"),
    "stale_days": gettext_lazy("同一节点隔多少天才能再问"),
    "answer_workdays": gettext_lazy("答复期限（工作日）"),
    "escalate_workdays": gettext_lazy("超期几个工作日报领导"),
}
SHOWN = 12


@door(may_oversee)
def oversight(request: HttpRequest) -> HttpResponse:
    """What needs looking at: late, off course, to be decided; nothing that is in order."""
    day = timezone.localdate()
    seen = seen_in_force(request)
    home = leader_home(request.user, seen.found, day)
    run = may_run(request.user).allowed
    context = {
        "home": home,
        "late": by_need(home.late),
        "red": by_need(home.red),
        "counts": counts(seen.found),
        "seen": seen,
        "asked": asked_counts(),
        "today": day,
        "shown": SHOWN,
        "may_run": run,
        "unconfirmed": _unconfirmed(seen) if run else (),
        "nobody": _nobody(seen) if run else (),
        "empty": not any((home.late, home.red, home.escalated, home.decide, home.objected, home.waits)),
    }
    return render(request, "portal/oversight/desk.html", context)


def _unconfirmed(seen: Any) -> list[tuple[Any, int]]:
    """Tasks with milestones that wait for the bureau's yes, because somebody changed them."""
    found: dict[int, tuple[Any, int]] = {}
    for one in seen.found:
        if not one.wording.confirmed and one.wording.made_by.verb != "read":
            task = one.wording.milestone.task
            found[task.pk] = (task, found.get(task.pk, (task, 0))[1] + 1)
    return list(found.values())


def _nobody(seen: Any) -> list[str]:
    """Lead units of the plans that nobody can be asked in."""
    names = sorted({name for one in seen.found for name in one.wording.leads})
    return [name for name, unit in units_of_names(names).items() if unit is None or not people_of(unit)]


@door(may_oversee)
def asked(request: HttpRequest) -> HttpResponse:
    """How many questions were asked and how many the records answered; and how often one may be asked."""
    figures = figures_at()
    context = {
        "counts": asked_counts(),
        "figures": [(LABELS[name], value) for name, value in asdict(figures).items()],
        "cap": figures,
        "history": OversightRule.objects.select_related("recorded_by")[:10],
        "may_run": may_run(request.user).allowed,
    }
    return render(request, "portal/oversight/asked.html", context)


@door(may_run)
def figures(request: HttpRequest) -> HttpResponseBase:
    """The figures of lamps and of asking, to be set with a reason."""

    class FiguresForm(forms.Form):
        def __init__(self, data: Any) -> None:
            super().__init__(data)
            now = asdict(figures_at())
            for name in NAMES:
                self.fields[name] = forms.IntegerField(
                    label=LABELS[name], initial=now[name], min_value=1, max_value=365
                )
            self.fields["reason"] = forms.CharField(
                label=_("理由和依据"), min_length=4, max_length=1000, widget=forms.Textarea({"rows": 2})
            )

    def run(request: HttpRequest, thing: Any, form: forms.Form) -> Words:
        data = form.cleaned_data
        set_figures({name: data[name] for name in NAMES}, request.user, reason=data["reason"])
        return _("已设定，从现在起按新的参数；以前的灯不变。")

    act = Act(
        _("督查参数"),
        _("上级没有统一规定，由本地设定并公布。改动写明依据，旧的参数留在记录里。"),
        _("设定"),
        run,
        lambda data, request, thing: FiguresForm(data),
    )
    back = reverse("oversight-asked")
    return act_page(request, act, None, crumbs=[Crumb(_("督查台"), reverse("oversight"))], about="", back=back)


@door(may_run)
@require_POST
def look_now(request: HttpRequest) -> HttpResponse:
    """The nightly look, now."""
    done = supervise()
    messages.success(
        request,
        _("已核对：记录说明完成 %(closed)d 个，新问 %(asked)d 条，暂缓 %(capped)d 条，报领导 %(escalated)d 件。")
        % {"closed": done.closed, "asked": done.asked, "capped": done.capped, "escalated": done.escalated},
    )
    return redirect("oversight")


urlpatterns = [
    path("oversight/", oversight, name="oversight"),
    path("oversight/now/", look_now, name="oversight-now"),
    path("oversight/asked/", asked, name="oversight-asked"),
    path("oversight/figures/", figures, name="oversight-figures"),
]
