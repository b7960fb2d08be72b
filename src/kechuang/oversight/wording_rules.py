"""What may be written into each field of a milestone, from a form or as a value; anything else is BadInput."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.evidence_kinds import CHOICES
from kechuang.supervision.models import Task

_BETWEEN = re.compile(r"[、，,;；\s]+")


def cleaned(task: Task, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Columns of a wording. `text` a line; `due` a day or empty; `leads`, `joins` names; `shown_by` a choice of
    `evidence_kinds`; `least` a number; `targets` ordinals of targets of the plan. Raises BadInput at the field."""
    found: dict[str, Any] = {}
    for name, value in changes.items():
        found |= _RULES[name](task, value)
    if found.get("evidence") == "target" and not found.get("targets", True):
        raise _bad("targets", "没有选目标。", "No target is chosen.", "请选由哪个目标的数字证明。")
    return found


def _text(task: Task, value: str) -> dict[str, Any]:
    said = re.sub(r"\s+", " ", value.replace("\0", "")).strip()
    if not 4 <= len(said) <= 500:
        raise _bad("text", "节点要写4到500字。", "A milestone has 4 to 500 characters.", "请写清要做什么。")
    return {"text": said}


def _due(task: Task, value: Any) -> dict[str, Any]:
    if value in (None, ""):
        return {"due": None}
    try:
        return {"due": value if isinstance(value, date) else date.fromisoformat(value)}
    except ValueError as error:
        raise _bad("due", "这不是日期。", "This is no date.", "请写成 2026-06-30。") from error


def _names(field: str) -> Any:
    def clean(task: Task, value: Any) -> dict[str, Any]:
        listed = _BETWEEN.split(value) if isinstance(value, str) else value
        names = list(dict.fromkeys(str(one).strip() for one in listed if str(one).strip()))
        if any(len(name) > 120 for name in names):
            raise _bad(field, "单位名称太长。", "A unit's name is too long.", "单位之间用顿号隔开。")
        if field == "leads" and not names:
            raise _bad(field, "没有牵头单位。", "No unit leads it.", "请至少写一个牵头单位。")
        return {field: names}

    return clean


def _shown_by(task: Task, value: str) -> dict[str, Any]:
    wanted = next((one for code, one, _name in CHOICES if code == value), None)
    if wanted is None:
        raise _bad("shown_by", "没有这种依据。", "There is no such evidence.", "请从列表中选择。")
    return {"evidence": wanted.evidence, "kind": wanted.kind, "filters": dict(wanted.filters)}


def _least(task: Task, value: Any) -> dict[str, Any]:
    try:
        many = int(value or 1)
    except ValueError:
        many = 0
    if not 0 < many < 100_000:
        raise _bad("least", "数量要是正整数。", "The number is to be 1 or more.", "例如 4。")
    return {"least": many}


def _targets(task: Task, value: Any) -> dict[str, Any]:
    wanted = [int(one) for one in value if str(one).isdecimal()]
    there = set(task.plan.targets.filter(ordinal__in=wanted).values_list("ordinal", flat=True))
    if set(wanted) - there:
        raise _bad("targets", "规划里没有这个目标。", "The plan has no such target.", "请从列表中选择。")
    return {"targets": wanted}


_RULES = {
    "text": _text,
    "due": _due,
    "leads": _names("leads"),
    "joins": _names("joins"),
    "shown_by": _shown_by,
    "least": _least,
    "targets": _targets,
}


def _bad(field: str, zh: str, en: str, fix: str) -> BadInput:
    return BadInput(f"milestone.{field}", Sentence(zh, en), Sentence(fix, "Put it right and save again."), field=field)
