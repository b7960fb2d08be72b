"""New policy documents as plain JSON values for programs: one in a list, one with its checklist."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from kechuang.rollout.models import Rollout, RolloutStep


def row_json(of: Rollout, today: date) -> dict[str, Any]:
    """What came out, and how far its checklist is."""
    steps = list(of.steps.all())
    left = [one for one in steps if one.done_at is None]
    return {
        "id": of.pk,
        "name": of.name,
        "number": of.number,
        "issuer": of.issuer,
        "issued": of.issued.isoformat(),
        "in_force": of.in_force.isoformat() if of.in_force else None,
        "policy": of.policy or None,
        "replaces": of.replaces,
        "steps_done": len(steps) - len(left),
        "steps_all": len(steps),
        "late": sum(one.overdue(today) for one in steps),
        "next_due": min(one.due for one in left).isoformat() if left else None,
        "withdrawn": of.withdrawn_at is not None,
    }


def rollout_json(of: Rollout, today: date) -> dict[str, Any]:
    """The row, each step with its last day and where that is written, and how many were told."""
    return row_json(of, today) | {
        "steps": [_step(one, today) for one in of.steps.select_related("owner", "done_by")],
        "told": of.told.count(),
        "told_without_account": of.told.filter(reached=False).count(),
    }


def _step(one: RolloutStep, today: date) -> dict[str, Any]:
    return {
        "code": one.code,
        "label": asdict(one.step.label),
        "basis": asdict(one.step.basis),
        "due": one.due.isoformat(),
        "late": one.overdue(today),
        "owner": str(one.owner) if one.owner else None,
        "done_at": one.done_at.isoformat() if one.done_at else None,
        "done_by": str(one.done_by) if one.done_by else None,
        "note": one.note,
    }
