"""Supervision for programs: milestones as of any moments, and changing what one says; how much was asked."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from kechuang.accounts.doors import holders, signed_in
from kechuang.accounts.roles import STAFF
from kechuang.api.asked import Known, Ordinal, Slug, Valid, asof_of, plan_of
from kechuang.api.declaring import HEAVY, acts, reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.routes.record_acts import IfMatch
from kechuang.api.shapes import oversight as shapes
from kechuang.api.versions import named_version
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.access import may_oversee, may_run
from kechuang.oversight.actions.ask_about import ask_by_hand
from kechuang.oversight.actions.reword_milestone import reword_milestone
from kechuang.oversight.asked_counts import asked_counts
from kechuang.oversight.models import Matter
from kechuang.oversight.rule import figures_at
from kechuang.oversight.state import Standing, standings
from kechuang.oversight.then import then
from kechuang.oversight.told_json import matter_json, milestones_json, steps_json
from kechuang.registry.asof import AsOf
from kechuang.supervision.models import Plan, Task

router = Router(tags=["oversight"])
_STAFF = holders(*STAFF)

TaskOf = Annotated[int | None, Field(description="只要这项任务的。 Only those of this task.", ge=1, le=1_000_000)]
Light = Annotated[
    Literal["met", "on_course", "at_risk", "off_course", "no_data"] | None,
    Field(description="只要这种灯的。 Only those with this lamp."),
]


@reads(
    router,
    "/plans/{slug}/milestones",
    shapes.Milestones,
    says=Sentence("任务的节点。", "The milestones of a plan."),
    cost=HEAVY,
    rows="rows",
)
def milestones(
    request: HttpRequest, slug: Slug, valid: Valid = "", known: Known = "", task: TaskOf = None, light: Light = None
) -> Plain:
    """Each with its date, its lamp and why, and what the records show; who is asked about it is told to staff."""
    plan, asof = plan_of(request, slug), asof_of(valid, known)
    found = standings(plan, asof, task=_task(plan, task) if task else None)
    staff = _STAFF(request.user).allowed and not (valid or known)
    rows = milestones_json([one for one in found if light in (None, one.lamp.light)], staff=staff)
    return {"asof": asof.as_query(), "plan": _named(plan), "rows": rows}


@acts(
    router,
    "/plans/{slug}/tasks/{ordinal}/milestones/{milestone}/reword",
    shapes.Milestone,
    says=Sentence("修改一个节点。", "Change what a milestone says."),
    who=signed_in,
    also=(412, 428),
)
def milestone_reword(
    request: HttpRequest,
    slug: Slug,
    ordinal: Ordinal,
    milestone: Ordinal,
    body: shapes.Reworded,
    if_match: IfMatch = "",
) -> Plain:
    """By whoever leads the task, or the bureau. `If-Match` is the `id` that was read; the wording before stays."""
    task = _task(plan_of(request, slug), ordinal)
    if not task.milestones.filter(ordinal=milestone, wordings__superseded_at=None).exists():
        raise not_here(milestone=milestone)
    reword_milestone(task, milestone, body.changes, request.user, reason=body.reason, seen=named_version(if_match))
    return milestones_json([_standing(task, milestone)], staff=True)[0]


@acts(
    router,
    "/plans/{slug}/tasks/{ordinal}/milestones/{milestone}/ask",
    shapes.MatterWhole,
    says=Sentence("就一个节点问牵头单位。", "Ask the lead unit about a milestone."),
    who=may_run,
    status=201,
)
def milestone_ask(request: HttpRequest, slug: Slug, ordinal: Ordinal, milestone: Ordinal) -> Plain:
    """Of one named person, with what is known; 409 where nobody may be asked now, with the reason."""
    one = _standing(_task(plan_of(request, slug), ordinal), milestone)
    why = Sentence("请说明这个节点的情况，有材料的附上。", "Please say how this stands, with a document if any.")
    return whole(ask_by_hand(one, request.user, why), request, AsOf.now())


@reads(
    router,
    "/oversight/asked",
    shapes.AskedCounts,
    says=Sentence("问了多少、记录答了多少。", "How much was asked, and how much the records answered."),
    who=may_oversee,
)
def asked(request: HttpRequest) -> Plain:
    """By month, of nobody by name; with the figures by which asking is capped."""
    counts = asked_counts()
    sums = {name: getattr(counts, name) for name in ("by_records", "asked", "answered", "taken_back")}
    months = [asdict(one) | {"month": one.month.isoformat()} for one in counts.months]
    return {"months": months, **sums, "figures": asdict(figures_at())}


def whole(row: Matter, request: HttpRequest, asof: AsOf, *, standing: bool = True) -> Plain:
    """One question or matter with its steps. Raises NotHere where it was not there at the moments."""
    found = then(row, asof)
    if found is None:
        raise not_here(matter=row.number)
    waits = row.waits_for.filter(closed_on=None).values_list("number", flat=True) if standing else []
    told = {"asof": asof.as_query(), "waits_for": list(waits), "steps": steps_json(found)}
    return matter_json(found, request.user, standing=standing) | told


def _task(plan: Plan, ordinal: int) -> Task:
    task = plan.tasks.select_related("plan").filter(ordinal=ordinal).first()
    if task is None:
        raise not_here(task=ordinal)
    return task


def _standing(task: Task, milestone: int) -> Standing:
    found = standings(task.plan, AsOf.now(), task=task)
    one = next((one for one in found if one.wording.milestone.ordinal == milestone), None)
    if one is None:
        raise not_here(milestone=milestone)
    return one


def _named(plan: Plan) -> Plain:
    return {"slug": plan.slug, "title": plan.title, "example": plan.example}
