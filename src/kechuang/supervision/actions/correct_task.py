"""Correct a task: its title, its deadline, who leads it and who takes part; the old value kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, may_correct, require
from kechuang.events.columns import limit
from kechuang.kernel.reasons import given
from kechuang.supervision.correctable import ROLES, owners_of
from kechuang.supervision.correcting import apply, cleaned, locked
from kechuang.supervision.field_rules import TASK_RULES, bad
from kechuang.supervision.models import Correction, Task, Unit

TASK_FIELDS = (*TASK_RULES, *ROLES)
"""What of a task can be corrected."""

_BETWEEN = re.compile(r"[、，,;；\n\r]+")


def correct_task(
    task: Task, actor: Actor, *, changes: Mapping[str, Any], reason: str, version: int
) -> list[Correction]:
    """Change fields of a task and keep each old value. `version` is that of the task the officer saw.

    `lead` and `participants` are lists of unit names, or one text with the names between 、 or line ends; an owner
    that stays keeps its place in the text. Raises Refused, BadInput, Conflict as `correct_target` does.
    """
    require(may_correct(actor, task.plan), actor, "task.corrected", task)
    values = cleaned(changes, {**TASK_RULES, **{field: _names(field) for field in ROLES}})
    why = given(reason)
    with transaction.atomic():
        row = locked(task, version)
        return apply(row, {f: _owners(row, f, v) if f in ROLES else v for f, v in values.items()}, actor, why)


def _names(field: str) -> Any:
    longest = limit(Unit, "name")

    def clean(value: Any) -> list[str]:
        listed = _BETWEEN.split(value) if isinstance(value, str) else value or []
        names = list(dict.fromkeys(re.sub(r"\s+", " ", str(n).replace("\0", "")).strip() for n in listed))
        names = [name for name in names if name]
        if too_long := next((name for name in names if len(name) > longest), None):
            zh, en = f"单位名称太长：{too_long[:20]}…", f"A unit's name is too long: {too_long[:20]}…"
            raise bad(field, zh, en, "请一行写一个单位。", "Write one unit a line.")
        return names

    return clean


def _owners(task: Task, field: str, names: list[str]) -> list[dict[str, Any]]:
    present = {owner["name"]: owner for owner in owners_of(task, field)}
    return [present.get(name, {"name": name, "start": None, "end": None, "assignment": None}) for name in names]
