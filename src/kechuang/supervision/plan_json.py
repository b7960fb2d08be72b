"""A stored plan as plain JSON values: what it promises, who carries it, what was noticed; corrections included.

Offsets (`start`, `end`) count characters of the plan's text; `ordinal` counts from 1 and is what things are called by.
Each row tells whether the plan is synthetic (`example`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count

from kechuang.supervision.correctable import plain_number
from kechuang.supervision.models import Duty, Finding, Plan, Target, Task, Unit
from kechuang.supervision.trace_json import target_json


def plans_json(plans: Iterable[Plan]) -> list[dict[str, Any]]:
    """Plans in a list, with how much each holds: a few queries for all of them."""
    plans = list(plans)
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for model, name in ((Target, "targets"), (Task, "tasks"), (Unit, "units"), (Finding, "findings")):
        rows = model._default_manager.filter(plan__in=plans).order_by().values("plan")
        for plan_id, count in rows.annotate(n=Count("pk")).values_list("plan", "n"):
            counts[plan_id][name] = count
    slugs = dict(Plan.objects.filter(later__in=plans).values_list("pk", "slug"))
    return [_plan(plan, counts[plan.pk], slugs) for plan in plans]


def _plan(plan: Plan, counts: Mapping[str, int], slugs: Mapping[int, str]) -> dict[str, Any]:
    return {
        "slug": plan.slug,
        "title": plan.title,
        "issuer": plan.issuer or None,
        "doc_number": plan.doc_number or None,
        "published": plan.published or None,
        "period": [plan.period_start, plan.period_end],
        "example": plan.example,
        "previous": slugs.get(plan.previous_id) if plan.previous_id else None,
        "recorded_at": plan.recorded_at.isoformat(),
        "withdrawn_at": plan.withdrawn_at.isoformat() if plan.withdrawn_at else None,
        "document": {"name": plan.source_name, "kind": plan.kind, "sha256": plan.sha256},
        "counts": {name: counts.get(name, 0) for name in ("targets", "tasks", "units", "findings")},
    }


def targets_json(plan: Plan, targets: Iterable[Target]) -> list[dict[str, Any]]:
    """Targets with who carries each; select `task`, `section` and `same_as` beforehand."""
    targets = list(targets)
    owners = _owners(plan)
    return [_target(plan, target, owners) for target in targets]


def _target(plan: Plan, target: Target, owners: Mapping[int, Mapping[str, list[str]]]) -> dict[str, Any]:
    carried = owners.get(target.task_id or 0, {})
    return target_json(target) | {
        "quote": target.quote,
        "start": target.start,
        "end": target.end,
        "op_text": target.op_text,
        "value_max": plain_number(target.value_max) if target.value_max is not None else None,
        "deadline_source": target.deadline_source,
        "baseline": target.baseline,
        "hedge": target.hedge,
        "approx": target.approx,
        "task": target.task.ordinal if target.task else None,
        "section": target.section.title if target.section else None,
        "same_as": target.same_as.ordinal if target.same_as else None,
        "lead": carried.get(Duty.LEAD, []),
        "participants": carried.get(Duty.PARTICIPANT, []),
        "version": target.version,
        "example": plan.example,
    }


def tasks_json(plan: Plan, tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """Tasks and safeguards with their owners and the targets inside them; select `section` beforehand."""
    tasks = list(tasks)
    owners = _owners(plan)
    targets: dict[int, list[int]] = defaultdict(list)
    rows = Target.objects.filter(task__in=tasks).order_by("ordinal").values_list("task_id", "ordinal")
    for task_id, ordinal in rows:
        targets[task_id or 0].append(ordinal)
    return [
        {
            "ordinal": task.ordinal,
            "number": task.number,
            "title": task.title,
            "safeguard": task.safeguard,
            "section": task.section.title if task.section else None,
            "start": task.start,
            "end": task.end,
            "body_start": task.body_start,
            "body_end": task.body_end,
            "deadline": task.deadline or None,
            "scope": task.scope or None,
            "open_list": task.open_list,
            "lead": owners.get(task.pk, {}).get(Duty.LEAD, []),
            "participants": owners.get(task.pk, {}).get(Duty.PARTICIPANT, []),
            "targets": targets.get(task.pk, []),
            "version": task.version,
            "example": plan.example,
        }
        for task in tasks
    ]


def units_json(plan: Plan, units: Sequence[Unit]) -> list[dict[str, Any]]:
    """Units as the plan names them, each with the ordinals of the tasks it leads and joins."""
    held: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    duties = Duty.objects.filter(task__plan=plan).order_by("task__ordinal")
    for unit_id, role, ordinal in duties.values_list("unit_id", "role", "task__ordinal"):
        if ordinal not in held[unit_id][role]:
            held[unit_id][role].append(ordinal)
    return [
        {
            "name": unit.name,
            "takes_part_in_all": unit.takes_part_in_all,
            "leads": held[unit.pk][Duty.LEAD],
            "participates": held[unit.pk][Duty.PARTICIPANT],
            "example": plan.example,
        }
        for unit in units
    ]


def findings_json(plan: Plan, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings with the places and things they are about; prefetch `targets` and `tasks` beforehand."""
    return [
        {
            "ordinal": finding.ordinal,
            "code": finding.code,
            "severity": finding.severity,
            "sentence": {"zh": finding.sentence, "en": finding.sentence_en},
            "spans": [{"start": start, "end": end} for start, end in finding.spans],
            "targets": sorted(target.ordinal for target in finding.targets.all()),
            "tasks": sorted(task.ordinal for task in finding.tasks.all()),
            "example": plan.example,
        }
        for finding in findings
    ]


def _owners(plan: Plan) -> dict[int, dict[str, list[str]]]:
    """Names of units by task and role, each once, in the order of the text."""
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    duties = Duty.objects.filter(task__plan=plan).order_by("task_id", "ordinal")
    for task_id, role, name in duties.values_list("task_id", "role", "unit__name"):
        if name not in found[task_id][role]:
            found[task_id][role].append(name)
    return found
