"""Managing one stored plan: which version it follows, withdrawing it when it was loaded by mistake, restoring it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from kechuang.accounts.access import may_withdraw
from kechuang.accounts.doors import door
from kechuang.kernel.errors import BadInput
from kechuang.portal.asked_plan import asked_plan
from kechuang.supervision.actions.restore_plan import restore_plan
from kechuang.supervision.actions.set_previous import set_previous
from kechuang.supervision.actions.withdraw_plan import withdraw_plan
from kechuang.supervision.models import Plan
from kechuang.supervision.queries import plans_in_force


@door(may_withdraw)
def manage(request: HttpRequest, slug: str) -> HttpResponse:
    """The forms of one plan; posted with `do` = previous, withdraw or restore. A bad entry is told beside its field."""
    plan = asked_plan(request, slug)
    others = list(plans_in_force().exclude(pk=plan.pk).defer("text"))
    error: BadInput | None = None
    do = request.POST.get("do", "")
    if request.method == "POST":
        try:
            told = _done(request, plan, others, do)
            messages.success(request, told)
            return redirect("manage", slug=plan.slug)
        except BadInput as bad:
            error = bad
    context = {"plan": plan, "others": others, "error": error, "do": do, "reason": request.POST.get("reason", "")}
    return render(request, "portal/plans/manage.html", context, status=400 if error else 200)


def _done(request: HttpRequest, plan: Plan, others: list[Plan], do: str) -> str:
    actor = request.user
    reason = request.POST.get("reason", "")
    if do == "withdraw":
        withdraw_plan(plan, actor, reason=reason)
        return _("规划已撤下。可以随时恢复。")
    if do == "restore":
        restore_plan(plan, actor, reason=reason)
        return _("规划已恢复。")
    previous = next((other for other in others if other.slug == request.POST.get("previous")), None)
    set_previous(plan, previous, actor)
    return _("前一版本已指定。") if previous else _("已改为没有前一版本。")


urlpatterns = [path("plans/<str:slug>/manage/", manage, name="manage")]
