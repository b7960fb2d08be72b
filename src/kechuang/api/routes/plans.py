"""Plans: the list, one, its text, targets, tasks, units and findings."""

from __future__ import annotations

from typing import Annotated, Literal

from django.db.models import Q
from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import READ_WITHDRAWN, may, refusal
from kechuang.api.asked import Ordinal, Slug, Words, plan_of, target_of
from kechuang.api.declaring import reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import plans as shapes
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.models import Plan
from kechuang.supervision.plan_json import findings_json, plans_json, targets_json, tasks_json, units_json
from kechuang.supervision.queries import current_plan, plans_in_force

router = Router(tags=["plans"])

Unit = Annotated[str, Field(description="责任单位，按规划里的写法。 A unit as the plan names it.", max_length=120)]
Deadline = Annotated[str, Field(description="期限的年份或月份。 Year or month of the deadline.", max_length=10)]
Task = Annotated[int | None, Field(description="只要这项任务里的。 Only those in this task.", ge=1, le=1_000_000)]
Severity = Annotated[Literal["error", "warning", "notice"] | None, Field(description="只要这一级的。 Only these.")]


@reads(router, "/plans", shapes.Plans, says=Sentence("规划列表。", "Plans in force."), rows="rows")
def plans(
    request: HttpRequest,
    withdrawn: Annotated[bool, Field(description="也列出撤下的，限有权查看的人。 Withdrawn ones too.")] = False,
) -> Plain:
    """`current` is the plan pages show when none is named."""
    rows = plans_in_force()
    if withdrawn:
        verdict = may(request.user, READ_WITHDRAWN)
        if not verdict.allowed:
            raise refusal(verdict)
        rows = Plan.objects.defer("text")
    current = current_plan()
    return {"current": current.slug if current else None, "rows": plans_json(rows)}


@reads(router, "/plans/{slug}", shapes.PlanRow, says=Sentence("一份规划。", "One plan."), rows=".")
def plan(request: HttpRequest, slug: Slug) -> Plain:
    """Title, issuer, period, and how much it holds."""
    return plans_json([plan_of(request, slug)])[0]


@reads(router, "/plans/{slug}/text", shapes.PlanText, says=Sentence("规划原文。", "The text of a plan."), rows=".")
def plan_text(request: HttpRequest, slug: Slug) -> Plain:
    """Offsets of targets, tasks and findings count characters (Unicode code points) of this text."""
    found = plan_of(request, slug)
    return {"slug": found.slug, "example": found.example, "sha256": found.sha256, "text": found.text}


@reads(
    router,
    "/plans/{slug}/targets",
    shapes.Targets,
    says=Sentence("规划的目标。", "The targets of a plan."),
    rows="rows",
)
def targets(
    request: HttpRequest,
    slug: Slug,
    q: Words = "",
    unit: Unit = "",
    task: Task = None,
    deadline: Deadline = "",
    repeats: Annotated[bool, Field(description="重复的也列出。 Repeats too.")] = True,
) -> Plain:
    """In the order of the text. `unit` keeps those in tasks it leads or joins."""
    found = plan_of(request, slug)
    rows = found.targets.select_related("task", "section", "same_as").order_by("ordinal")
    for word in q.split():
        rows = rows.filter(Q(quote__icontains=word) | Q(indicator__icontains=word) | Q(scope__icontains=word))
    if unit:
        rows = rows.filter(task__in=found.tasks.filter(duties__unit__name=unit))
    if task:
        rows = rows.filter(task__ordinal=task)
    if deadline:
        rows = rows.filter(deadline__startswith=deadline)
    if not repeats:
        rows = rows.filter(same_as=None)
    return {"plan": _named(found), "rows": targets_json(found, rows)}


@reads(
    router,
    "/plans/{slug}/targets/{ordinal}",
    shapes.TargetRow,
    says=Sentence("一个目标。", "One target."),
    rows=".",
)
def target(request: HttpRequest, slug: Slug, ordinal: Ordinal) -> Plain:
    """What was understood of it, corrections included."""
    found = plan_of(request, slug)
    return targets_json(found, [target_of(found, ordinal)])[0]


@reads(router, "/plans/{slug}/tasks", shapes.Tasks, says=Sentence("规划的任务。", "The tasks of a plan."), rows="rows")
def tasks(request: HttpRequest, slug: Slug, unit: Unit = "") -> Plain:
    """Tasks and safeguards in the order of the text. `unit` keeps those it leads or joins."""
    found = plan_of(request, slug)
    rows = found.tasks.select_related("section").order_by("ordinal")
    if unit:
        rows = rows.filter(pk__in=found.tasks.filter(duties__unit__name=unit).values("pk"))
    return {"plan": _named(found), "rows": tasks_json(found, rows)}


@reads(router, "/plans/{slug}/tasks/{ordinal}", shapes.TaskRow, says=Sentence("一项任务。", "One task."), rows=".")
def task(request: HttpRequest, slug: Slug, ordinal: Ordinal) -> Plain:
    """Its place in the text, its owners, its targets."""
    found = plan_of(request, slug)
    row = found.tasks.select_related("section").filter(ordinal=ordinal).first()
    if row is None:
        raise not_here(task=ordinal)
    return tasks_json(found, [row])[0]


@reads(router, "/plans/{slug}/units", shapes.Units, says=Sentence("责任单位。", "The units of a plan."), rows="rows")
def units(request: HttpRequest, slug: Slug) -> Plain:
    """Each with the tasks it leads and joins."""
    found = plan_of(request, slug)
    return {"plan": _named(found), "rows": units_json(found, list(found.units.order_by("pk")))}


@reads(
    router,
    "/plans/{slug}/findings",
    shapes.Findings,
    says=Sentence("读规划时的发现。", "What was noticed about a plan."),
    rows="rows",
)
def findings(request: HttpRequest, slug: Slug, severity: Severity = None) -> Plain:
    """Contradictions, doubts and notices, each with the words it is about."""
    found = plan_of(request, slug)
    rows = found.findings.prefetch_related("targets", "tasks").order_by("ordinal")
    return {"plan": _named(found), "rows": findings_json(found, rows.filter(severity=severity) if severity else rows)}


def _named(plan: Plan) -> Plain:
    return {"slug": plan.slug, "title": plan.title, "example": plan.example}
