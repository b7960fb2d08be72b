"""New policy documents and their checklist: what is to be done, by when, by whom; what is late comes first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door
from kechuang.accounts.held import Actor
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.policies import catalogue
from kechuang.portal.account_forms import ReasonForm, tell
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.language import page_language, said
from kechuang.portal.navigation import NavEntry
from kechuang.rollout.access import may_keep, may_see
from kechuang.rollout.actions.do_step import do_step, hand_step, officers, reopen_step
from kechuang.rollout.actions.enter_document import Given, enter_document
from kechuang.rollout.actions.tell_qualified import STEP, tell_qualified
from kechuang.rollout.actions.withdraw_document import withdraw_document
from kechuang.rollout.checklist import GUIDE_RULE
from kechuang.rollout.models import Rollout, RolloutStep
from kechuang.rollout.overdue import overdue_steps
from kechuang.rollout.telling import Qualifying, qualifying
from kechuang.rules.library import code_of, library


def late_steps(actor: Actor) -> int:
    """How many steps are late, for who sees the list."""
    return overdue_steps(timezone.localdate()).count() if may_see(actor).allowed else 0


TAB = (
    "policies",
    NavEntry(
        17,
        "rollouts",
        gettext_lazy("新政策"),
        "list-checks",
        covers=("rollout", "rollout-new", "rollout-step", "rollout-tell", "rollout-withdraw"),
        of_plan=False,
        count=late_steps,
    ),
)

_SHOWN = 200
"""Organisations without an account that are named on the page."""


class DocumentForm(forms.Form):
    """What is said of a document that came out."""

    name = forms.CharField(label=gettext_lazy("文件名称"), max_length=200)
    number = forms.CharField(label=gettext_lazy("文号"), max_length=80, required=False)
    issuer = forms.CharField(label=gettext_lazy("发文机关"), max_length=120, required=False)
    issued = forms.DateField(
        label=gettext_lazy("印发日期"),
        widget=forms.DateInput({"type": "date"}),
        help_text=gettext_lazy("期限从次日起按工作日计算"),
    )
    in_force = forms.DateField(
        label=gettext_lazy("施行日期"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=gettext_lazy("不填：自印发之日起施行"),
    )
    policy = forms.ChoiceField(
        label=gettext_lazy("所属政策"), required=False, help_text=gettext_lazy("政策库里已有的；新的政策不选")
    )
    replaces = forms.CharField(
        label=gettext_lazy("替代的文件"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("名称和文号；没有的不填"),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        choices: Any = self.fields["policy"]
        english = page_language() == "en"
        choices.choices = [("", "—"), *((p.code, p.english if english else p.name) for p in catalogue())]


class NoteForm(forms.Form):
    """What was done."""

    note = forms.CharField(
        label=gettext_lazy("办理情况"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("做了什么、在哪里可以看到（网址、文号）"),
    )


class OwnerForm(forms.Form):
    """Who is to do it."""

    owner = forms.TypedChoiceField(label=gettext_lazy("交给"), coerce=int)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        choices: Any = self.fields["owner"]
        choices.choices = [(one.pk, one.name or one.username) for one in officers()]


@door(may_see)
def rollouts(request: HttpRequest) -> HttpResponse:
    """The documents, newest first; what is late stands above."""
    today = timezone.localdate()
    rows = Rollout.objects.filter(withdrawn_at=None).prefetch_related("steps", "steps__owner")
    context = {
        "rows": [(one, _lamp(list(one.steps.all()))) for one in rows],
        "late": overdue_steps(today),
        "today": today,
        "may_keep": may_keep(request.user).allowed,
        "guide_rule": GUIDE_RULE,
    }
    return render(request, "portal/rollouts/list.html", context)


@door(may_see)
def rollout(request: HttpRequest, rollout: int) -> HttpResponse:
    """One document: each step with its last day, basis, owner, and what was done."""
    row = get_object_or_404(Rollout, pk=rollout)
    today = timezone.localdate()
    entry = code_of(row.name, row.number)
    context = {
        "of": row,
        "policy": catalogue().policies.get(row.policy),
        "steps": [(one, _state(one)) for one in row.steps.select_related("owner", "done_by")],
        "today": today,
        "may_keep": may_keep(request.user).allowed and row.withdrawn_at is None,
        "told": row.told.count(),
        "without_account": list(row.told.filter(reached=False)[:_SHOWN]),
        "without": row.told.filter(reached=False).count(),
        "tell": STEP,
        "in_library": entry if entry in {one.code for one in library(catalogue())} else "",
    }
    return render(request, "portal/rollouts/document.html", context)


@door(may_keep)
def rollout_new(request: HttpRequest) -> HttpResponse:
    """Enter a document; its checklist begins."""
    form = DocumentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_document(Given(**form.cleaned_data), request.user, today=timezone.localdate())
        except (BadInput, Conflict) as error:
            tell(form, error)
        else:
            messages.success(request, _("已列入新政策清单，各项期限已算好。"))
            return redirect("rollout", made.pk)
    return render(request, "portal/rollouts/new.html", {"form": form}, status=400 if form.errors else 200)


def _done(request: HttpRequest, row: RolloutStep, form: Any) -> Words:
    do_step(row, request.user, note=form.cleaned_data["note"])
    return _("已办结。")


def _reopened(request: HttpRequest, row: RolloutStep, form: Any) -> Words:
    reopen_step(row, request.user, reason=form.cleaned_data["reason"])
    return _("已重新打开。")


def _handed(request: HttpRequest, row: RolloutStep, form: Any) -> Words:
    owner = next(one for one in officers() if one.pk == form.cleaned_data["owner"])
    hand_step(row, owner, request.user)
    return _("已交给%(name)s。") % {"name": owner.name or owner.username}


ACTS = {
    "done": Act(
        gettext_lazy("办结这一项"),
        gettext_lazy("写明做了什么、在哪里可以看到；办结以后还可以重新打开。"),
        gettext_lazy("办结"),
        _done,
        lambda data, request, row: NoteForm(data),
    ),
    "reopen": Act(
        gettext_lazy("重新打开"),
        gettext_lazy("办结早了或者没有做到的，重新打开；原来写的办理情况留着。"),
        gettext_lazy("重新打开"),
        _reopened,
        lambda data, request, row: ReasonForm(data),
    ),
    "hand": Act(
        gettext_lazy("改派"),
        gettext_lazy("由另一位业务人员办理，到期前提醒他。"),
        gettext_lazy("改派"),
        _handed,
        lambda data, request, row: OwnerForm(data),
    ),
}


@door(may_keep)
def rollout_step(request: HttpRequest, rollout: int, step: str, do: str) -> HttpResponseBase:
    """One act on one step."""
    row = get_object_or_404(RolloutStep.objects.select_related("rollout"), rollout=rollout, code=step)
    if do not in ACTS:
        raise Http404(do)
    back = reverse("rollout", args=[rollout])
    crumbs = [Crumb(_("新政策"), reverse("rollouts")), Crumb(row.rollout.name, back)]
    return act_page(request, ACTS[do], row, crumbs=crumbs, about=said(row.step.label), back=back)


def _told(request: HttpRequest, row: Rollout, form: Any) -> Words:
    fresh = tell_qualified(row, request.user, today=timezone.localdate())
    without = sum(not one.reached for one in fresh)
    return _("已通知 %(n)s 家，其中 %(m)s 家没有账号，须另行通知。") % {"n": len(fresh), "m": without}


def _telling(found: Qualifying | None) -> Act:
    """The page of telling says whom, before it is done."""
    if found is None:
        says: Words = _("还没有按这项政策测算过名单：请先写明所属政策，等夜间测算以后再通知。")
    else:
        says = _(
            "按 %(day)s 的测算有 %(n)s 家符合条件：%(reached)s 家在提醒里收到，%(rest)s 家没有账号，另行通知。"
        ) % {
            "day": found.run.valid,
            "n": len(found.names),
            "reached": len(found.reached),
            "rest": len(found.unreached),
        }
    return Act(gettext_lazy("通知符合条件的单位"), says, gettext_lazy("通知"), _told, icon="send")


@door(may_keep)
def rollout_tell(request: HttpRequest, rollout: int) -> HttpResponseBase:
    """Tell who qualifies by the night's run; who was told before is not told twice."""
    row, back = get_object_or_404(Rollout, pk=rollout), reverse("rollout", args=[rollout])
    crumbs = [Crumb(_("新政策"), reverse("rollouts")), Crumb(row.name, back)]
    act = _telling(qualifying(row, timezone.localdate()))
    return act_page(request, act, row, crumbs=crumbs, about=row.name, back=back)


def _withdrawn(request: HttpRequest, row: Rollout, form: Any) -> Words:
    withdraw_document(row, request.user, reason=form.cleaned_data["reason"])
    return _("已撤出清单。")


WITHDRAW = Act(
    gettext_lazy("撤出清单"),
    gettext_lazy("录入有误的文件撤出清单，各项不再到期；办过的记录仍在事件记录里。"),
    gettext_lazy("撤出"),
    _withdrawn,
    lambda data, request, row: ReasonForm(data),
    danger=True,
)


@door(may_keep)
def rollout_withdraw(request: HttpRequest, rollout: int) -> HttpResponseBase:
    """Entered by mistake."""
    row, back = get_object_or_404(Rollout, pk=rollout), reverse("rollouts")
    return act_page(request, WITHDRAW, row, crumbs=[Crumb(_("新政策"), back)], about=row.name, back=back)


def _state(row: RolloutStep) -> str:
    """How a step stands: done, late, near (within five days), open."""
    today = timezone.localdate()
    if row.done_at is not None:
        return "done"
    return "late" if row.overdue(today) else "near" if (row.due - today).days <= 5 else "open"


def _lamp(steps: list[RolloutStep]) -> dict[str, Any]:
    states = [_state(one) for one in steps]
    left = [one for one in steps if one.done_at is None]
    return {
        "state": next((word for word in ("late", "near", "open") if word in states), "done"),
        "done": states.count("done"),
        "all": len(states),
        "next": min(left, key=lambda one: one.due) if left else None,
    }


urlpatterns = [
    path("rollouts/", rollouts, name="rollouts"),
    path("rollouts/new/", rollout_new, name="rollout-new"),
    path("rollouts/<int:rollout>/", rollout, name="rollout"),
    path("rollouts/<int:rollout>/withdraw/", rollout_withdraw, name="rollout-withdraw"),
    path("rollouts/<int:rollout>/tell/", rollout_tell, name="rollout-tell"),
    path("rollouts/<int:rollout>/<str:step>/<str:do>/", rollout_step, name="rollout-step"),
]
