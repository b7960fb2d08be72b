"""Targets as they were understood at an instant: corrections made or undone since are taken back on a copy."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q

from kechuang.supervision.models import Correction, Plan, Target

_LINKS = ("task", "same_as")


def targets_as_known(plan: Plan, known: datetime) -> dict[int, Target]:
    """Every target of the plan by its primary key; objects to read, never to save."""
    targets = {
        target.pk: target
        for target in Target.objects.filter(plan=plan).select_related("task", "section").order_by("ordinal")
    }
    for target in targets.values():
        target.plan = plan
    later = Correction.objects.filter(
        Q(recorded_at__gt=known) | Q(undone_at__gt=known), plan=plan, target__isnull=False
    )
    acts: list[tuple[datetime, int, Correction, Any]] = []
    for correction in later:
        if correction.undone_at and correction.undone_at > known:
            acts.append((correction.undone_at, 1, correction, correction.new))
        if correction.recorded_at > known:
            acts.append((correction.recorded_at, 0, correction, correction.old))
    links = _linked(plan) if acts else {}
    for _when, _order, correction, value in sorted(acts, key=lambda act: act[:2], reverse=True):
        _put(targets[correction.target_id], correction.field, value, links)  # type: ignore[index]
    return targets


def _linked(plan: Plan) -> dict[str, dict[int, Any]]:
    return {
        "task": {task.ordinal: task for task in plan.tasks.all()},
        "same_as": {target.ordinal: target for target in plan.targets.all()},
    }


def _put(target: Target, field: str, plain: Any, links: dict[str, dict[int, Any]]) -> None:
    if field in _LINKS:
        setattr(target, field, None if plain is None else links[field].get(plain))
    elif field in ("value", "value_max"):
        setattr(target, field, None if plain is None else Decimal(plain))
    else:
        setattr(target, field, plain)
