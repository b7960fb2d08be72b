"""One task: its text, its owners, its targets, what was noticed about it and how it was corrected."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

from kechuang.accounts.access import may_correct
from kechuang.accounts.doors import door, everyone
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.corrections import told
from kechuang.portal.passages import Passage, passages
from kechuang.portal.plan_marks import PlanMarks
from kechuang.supervision.models import Duty, Plan, Target, Task


@door(everyone)
def task(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """The page of one task of a plan."""
    plan = asked_plan(request, slug)
    shown = get_object_or_404(plan.tasks.select_related("section"), ordinal=ordinal)
    duties = list(shown.duties.select_related("unit", "task", "assignment").order_by("ordinal"))
    targets = list(shown.targets.order_by("ordinal"))
    context = {
        "plan": plan,
        "task": shown,
        "passages": _text(plan, shown, targets, duties),
        "targets": targets,
        "leads": [duty for duty in duties if duty.role == Duty.LEAD],
        "participants": [duty for duty in duties if duty.role == Duty.PARTICIPANT],
        "everyone": plan.units.filter(takes_part_in_all=True),
        "assignments": shown.assignments.prefetch_related("duties__unit").order_by("ordinal"),
        "findings": shown.findings.order_by("ordinal"),
        "corrections": told(shown.corrections.select_related("recorded_by", "undone_by")),
        "before": plan.tasks.filter(ordinal__lt=ordinal).order_by("-ordinal").first(),
        "after": plan.tasks.filter(ordinal__gt=ordinal).order_by("ordinal").first(),
        "may_correct": may_correct(request.user, plan).allowed,
    }
    return render(request, "portal/task/page.html", context)


def _text(plan: Plan, shown: Task, targets: list[Target], duties: list[Duty]) -> list[Passage]:
    """The paragraphs of the task's body with its targets and owners marked."""
    blocks = list(plan.blocks.filter(start__lt=shown.body_end, end__gt=shown.body_start).order_by("ordinal"))
    found = PlanMarks(plan).headings([shown]).targets(targets).owners(duties)
    return passages(plan.text, blocks, found.marks, found.about)


urlpatterns = [path("plans/<str:slug>/tasks/<int:ordinal>/", task, name="task")]
