"""Tasks by unit: who leads what, the matrix of units and tasks, and one page for each unit."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.portal.addresses import address_of
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.excerpts import Excerpt, excerpt
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.navigation import NavEntry
from kechuang.portal.target_rows import target_rows
from kechuang.portal.unit_load import PlanLoad, UnitLoad, plan_load
from kechuang.supervision.models import Duty, Plan, Task

NAV = NavEntry(30, "units", gettext_lazy("任务与单位"), "network", covers=("unit", "task", "correct-task"))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One unit's line of the matrix: its role in each task, in the order of the tasks (empty where it has none)."""

    load: UnitLoad
    roles: list[str]


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit's load as two lengths in percent of the busiest unit's: its lead tasks, and all its tasks."""

    load: UnitLoad
    lead: float
    whole: float


@dataclass(frozen=True, slots=True)
class TaskOwners:
    """One task with the names of who carries it: the matrix for a narrow screen."""

    task: Task
    leads: list[str]
    participants: list[str]


@door(everyone)
def units(request: HttpRequest, slug: str) -> HttpResponse:
    """Every unit of a plan: load, matrix, list; `?format=` gives unit × task as a file."""
    plan = asked_plan(request, slug)
    load = plan_load(plan)
    if request.GET.get("format"):
        return as_file(_duty_table(request, plan, load.loads, f"{plan.slug}-units"), request.GET["format"])
    context = {
        "plan": plan,
        "load": load,
        "bars": _bars(load),
        "matrix": [MatrixRow(each, [each.roles.get(task.pk, "") for task in load.tasks]) for each in load.loads],
        "by_task": _by_task(load),
        "formats": [(form, f"?format={form}") for form in FORMATS],
        "lead_role": Duty.LEAD,
    }
    return render(request, "portal/units/units.html", context)


@door(everyone)
def unit(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One unit: its tasks, the targets in them, and where the text names it."""
    plan = asked_plan(request, slug)
    load = next((each for each in plan_load(plan).loads if each.unit.name == name), None)
    if load is None and not plan.units.filter(name=name).exists():
        raise Http404(name)
    load = load or UnitLoad(plan.units.get(name=name))
    if request.GET.get("format"):
        return as_file(_duty_table(request, plan, [load], f"{plan.slug}-{name}"), request.GET["format"])
    rows = target_rows(plan)
    led = {task.pk for task in load.leads}
    joined = {task.pk for task in load.participates}
    context = {
        "plan": plan,
        "load": load,
        "led_targets": [row for row in rows if row.target.task_id in led],
        "joined_targets": [row for row in rows if row.target.task_id in joined],
        "places": _places(plan, load),
        "formats": [(form, f"?format={form}") for form in FORMATS],
    }
    return render(request, "portal/units/unit.html", context)


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A place where the text names the unit, and the task it stands in."""

    task: Task
    words: Excerpt


def _places(plan: Plan, load: UnitLoad) -> list[NamedAt]:
    duties = Duty.objects.filter(unit=load.unit, start__isnull=False).select_related("task").order_by("start")
    return [
        NamedAt(duty.task, excerpt(plan, duty.start, duty.end))
        for duty in duties
        if duty.start is not None and duty.end is not None
    ]


def _bars(load: PlanLoad) -> list[Bar]:
    share = 100 / load.most_tasks
    return [Bar(each, len(each.leads) * share, each.tasks * share) for each in load.loads]


def _by_task(load: PlanLoad) -> list[TaskOwners]:
    def names(task: Task, role: str) -> list[str]:
        return [each.unit.name for each in load.loads if each.roles.get(task.pk) == role]

    return [TaskOwners(task, names(task, Duty.LEAD), names(task, Duty.PARTICIPANT)) for task in load.tasks]


def _duty_table(request: HttpRequest, plan: Plan, loads: list[UnitLoad], name: str) -> Table:
    columns = [
        Column("unit", _("单位"), _("规划对单位的称呼，原样")),
        Column("role", _("分工"), _("牵头，或参与（参与、配合、责任、落实单位）")),
        Column("label", _("原文称谓"), _("规划怎样称呼这种分工，如牵头单位、责任单位、配合单位")),
        Column("number", _("任务编号"), _("规划印出的编号")),
        Column("title", _("任务"), _("任务标题")),
        Column("section", _("章节"), _("最近的上级标题")),
        Column("deadline", _("完成时限"), _("任务写明的时限，原样")),
        Column("address", _("网址"), _("这一任务的网页")),
    ]
    rows = [
        {
            "unit": load.unit.name,
            "role": word,
            "label": task.lead_label if role == Duty.LEAD else task.participants_label,
            "number": task.number,
            "title": task.title,
            "section": task.section.title if task.section else "",
            "deadline": task.deadline,
            "address": request.build_absolute_uri(address_of(task, plan)),
        }
        for load in loads
        for role, word, tasks in (
            (Duty.LEAD, _("牵头"), load.leads),
            (Duty.PARTICIPANT, _("参与"), load.participates),
        )
        for task in tasks
    ]
    about = {_("规划"): plan.title, _("条数"): str(len(rows))}
    return Table(name, _("任务分工"), about, columns, rows)


urlpatterns = [
    path("plans/<str:slug>/units/", units, name="units"),
    path("plans/<str:slug>/units/<path:name>/", unit, name="unit"),
]
