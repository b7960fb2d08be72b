"""A reading as plain JSON values: the keys of the annotation guideline, plus `start`/`end` offsets and `findings`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kechuang.plans.model import Mention, Reading, Span, Stated, Target, Task
from kechuang.plans.repeats import same_as


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading as JSON-ready values (str, int, float, bool, None, list, dict); `docs/reading.md` tells each key."""
    first = same_as(reading.targets)
    return {
        "name": reading.document.name,
        "kind": reading.document.kind,
        "sha256": reading.document.sha256,
        "title": _value(reading.title),
        "issuer": _value(reading.issuer),
        "doc_number": _value(reading.doc_number),
        "published": _value(reading.published),
        "period": list(reading.period),
        "at": {
            name: _place(stated.span) if stated else None
            for name, stated in (
                ("title", reading.title),
                ("issuer", reading.issuer),
                ("doc_number", reading.doc_number),
                ("published", reading.published),
            )
        },
        "sections": [
            {"title": s.title, "level": s.level, **_place(s.span), "body_end": s.body.end} for s in reading.sections
        ],
        "tasks": [_task(task) for task in reading.tasks],
        "safeguards": [_task(task) for task in reading.safeguards],
        "global_participants": _names(reading.global_participants),
        "targets": [_target(target) | {"same_as": first.get(i)} for i, target in enumerate(reading.targets)],
        "findings": [
            {
                "code": f.code,
                "severity": f.severity,
                "sentence": f.sentence.zh,
                "sentence_en": f.sentence.en,
                "spans": [_place(span) for span in f.spans],
                "targets": list(f.targets),
                "tasks": list(f.tasks),
            }
            for f in reading.findings
        ],
    }


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _place(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _names(mentions: tuple[Mention, ...]) -> list[str]:
    return [mention.name for mention in mentions]


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _task(task: Task) -> dict[str, Any]:
    return {
        "number": task.number,
        "title": task.title,
        **_place(task.span),
        "body_start": task.body.start,
        "body_end": task.body.end,
        "lead": _names(task.lead),
        "participants": _names(task.participants),
        "lead_at": [_place(mention.span) for mention in task.lead],
        "participants_at": [_place(mention.span) for mention in task.participants],
        "lead_label": task.lead_label,
        "participants_label": task.participants_label,
        "deadline": _value(task.deadline),
        "open_list": task.open_list,
        "scope": task.scope,
        "assignments": [
            {
                "lead": _names(a.lead),
                "participants": _names(a.participants),
                "deadline": _value(a.deadline),
            }
            for a in task.assignments
        ],
        "section": task.section,
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "quote": target.quote,
        **_place(target.span),
        "value_at": _place(target.value_span) if target.value_span else None,
        "deadline_at": _place(target.deadline_span) if target.deadline_span else None,
        "indicator": target.indicator,
        "scope": target.scope,
        "op": target.op,
        "op_text": target.op_text,
        "bound": target.bound,
        "value": _number(target.value),
        "value_max": _number(target.value_max),
        "unit": target.unit,
        "deadline": target.deadline,
        "deadline_source": target.deadline_source,
        "task_number": target.task_number,
        "approx": target.approx,
        "per": target.per,
        "baseline": target.baseline,
        "hedge": target.hedge,
        "section": target.section,
    }
