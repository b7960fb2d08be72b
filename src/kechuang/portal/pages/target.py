"""One target: its sentence in context, its promise in words, who carries it, where it is repeated and corrected."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

from kechuang.accounts.access import may_correct
from kechuang.accounts.doors import door, everyone
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.corrections import told
from kechuang.portal.passages import passages
from kechuang.portal.plan_marks import PlanMarks
from kechuang.supervision.models import Duty, Plan, Target


@door(everyone)
def target(request: HttpRequest, slug: str, ordinal: int) -> HttpResponse:
    """The page of one target of a plan."""
    plan = asked_plan(request, slug)
    shown = get_object_or_404(plan.targets.select_related("task", "section", "same_as"), ordinal=ordinal)
    first = shown.same_as or shown
    said = [first, *first.repeats.select_related("section", "task").order_by("ordinal")]
    duties = list(shown.task.duties.select_related("unit").order_by("ordinal")) if shown.task else []
    corrections = told(shown.corrections.select_related("recorded_by", "undone_by"))
    context = {
        "plan": plan,
        "target": shown,
        "passages": in_context(plan, shown),
        "repeats": [other for other in said if other.pk != shown.pk],
        "leads": [duty for duty in duties if duty.role == Duty.LEAD],
        "participants": [duty for duty in duties if duty.role == Duty.PARTICIPANT],
        "findings": shown.findings.order_by("ordinal"),
        "corrections": corrections,
        "corrected": any(one.standing for one in corrections),
        "before": plan.targets.filter(ordinal__lt=ordinal).order_by("-ordinal").first(),
        "after": plan.targets.filter(ordinal__gt=ordinal).order_by("ordinal").first(),
        "may_correct": may_correct(request.user, plan).allowed,
    }
    return render(request, "portal/target/page.html", context)


def in_context(plan: Plan, shown: Target) -> list[object]:
    """The paragraphs that the target stands in, with its words, value and deadline marked."""
    blocks = list(plan.blocks.filter(start__lt=shown.end, end__gt=shown.start).order_by("ordinal"))
    found = PlanMarks(plan).arrived(f"{shown.start}-{shown.end}").parts_of(shown)
    return list(passages(plan.text, blocks, found.marks, found.about))


urlpatterns = [path("plans/<str:slug>/targets/<int:ordinal>/", target, name="target")]
