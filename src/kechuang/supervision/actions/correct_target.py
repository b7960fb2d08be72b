"""Correct a target: put a misreading right by hand, the old value kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, may_correct, require
from kechuang.kernel.reasons import given
from kechuang.supervision.correctable import plain_number
from kechuang.supervision.correcting import apply, cleaned, locked
from kechuang.supervision.field_rules import TARGET_RULES, bad
from kechuang.supervision.models import Correction, Target, Task

TARGET_FIELDS = (*TARGET_RULES, "task", "same_as")
"""What of a target can be corrected."""


def correct_target(
    target: Target, actor: Actor, *, changes: Mapping[str, Any], reason: str, version: int
) -> list[Correction]:
    """Change fields of a target and keep each old value. `version` is that of the target the officer saw.

    Raises Refused, BadInput (its `field` names the field), and Conflict where someone else was faster.
    """
    require(may_correct(actor, target.plan), actor, "target.corrected", target)
    rules = {**TARGET_RULES, "task": _task_of(target), "same_as": _first_of(target)}
    values = cleaned(changes, rules)
    why = given(reason)
    with transaction.atomic():
        row = locked(target, version)
        low = values.get("value", row.value)
        high = values.get("value_max", row.value_max)
        if high is not None and high < low:
            zh, en = "上限小于下限。", "The upper end is below the lower end."
            raise bad("value_max", zh, en, "请核对两个数值。", "Check both numbers.")
        wanted = {f: plain_number(v) if f in ("value", "value_max") and v is not None else v for f, v in values.items()}
        return apply(row, wanted, actor, why)


def _task_of(target: Target) -> Any:
    def clean(task: Any) -> int | None:
        if task is None or task == "":
            return None
        if not isinstance(task, Task) or task.plan_id != target.plan_id:
            raise bad(
                "task", "这不是本规划的任务。", "This is no task of the plan.", "请从本规划中选。", "Choose one of it."
            )
        return task.ordinal

    return clean


def _first_of(target: Target) -> Any:
    def clean(other: Any) -> int | None:
        if other is None or other == "":
            return None
        if not isinstance(other, Target) or other.plan_id != target.plan_id:
            zh, en = "这不是本规划的目标。", "This is no target of the plan."
            raise bad("same_as", zh, en, "请从本规划中选。", "Choose one of it.")
        first = other.same_as or other
        if first.pk == target.pk:
            zh, en = "目标不能重复自己。", "A target cannot repeat itself."
            raise bad("same_as", zh, en, "请选另一处表述，或留空。", "Choose another statement, or none.")
        if target.repeats.exists():
            zh, en = "别的目标正以此为首次表述。", "Other targets repeat this one."
            raise bad("same_as", zh, en, "请先更正那些目标。", "Correct those first.")
        return first.ordinal

    return clean
