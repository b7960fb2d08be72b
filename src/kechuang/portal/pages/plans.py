"""All plans: each with what it holds, its versions in a line, and for officers those that were withdrawn."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_upload, may_withdraw
from kechuang.accounts.doors import door, everyone
from kechuang.portal.navigation import NavEntry
from kechuang.supervision.models import Finding, Plan, Target, Task, Unit
from kechuang.supervision.queries import plans_in_force

NAV = NavEntry(
    10, "plans", gettext_lazy("全部规划"), "library", covers=("upload", "upload-preview", "manage"), of_plan=False
)


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One plan with its sums."""

    plan: Plan
    targets: int
    tasks: int
    units: int
    findings: int


@door(everyone)
def plans(request: HttpRequest) -> HttpResponse:
    """The list of plans in force, newest first; withdrawn ones below for who may restore them."""
    allowed = may_withdraw(request.user).allowed
    withdrawn = Plan.objects.filter(withdrawn_at__isnull=False) if allowed else Plan.objects.none()
    context = {
        "entries": _entries(plans_in_force()),
        "withdrawn": _entries(withdrawn),
        "may_upload": may_upload(request.user).allowed,
        "may_manage": allowed,
    }
    return render(request, "portal/plans/plans.html", context)


def _entries(rows: QuerySet[Plan]) -> list[PlanEntry]:
    """The plans with their sums: five queries, however many plans."""
    found = list(rows.defer("text").select_related("previous"))
    ids = [plan.pk for plan in found]

    def counted(of: QuerySet) -> dict[int, int]:  # type: ignore[type-arg]
        return dict(of.filter(plan__in=ids).order_by().values_list("plan").annotate(Count("pk")))

    targets = counted(Target.objects.filter(same_as=None))
    tasks = counted(Task.objects.filter(safeguard=False))
    units, findings = counted(Unit.objects.all()), counted(Finding.objects.filter(~Q(severity="notice")))
    return [
        PlanEntry(plan, targets.get(plan.pk, 0), tasks.get(plan.pk, 0), units.get(plan.pk, 0), findings.get(plan.pk, 0))
        for plan in found
    ]


urlpatterns = [path("plans/", plans, name="plans")]
