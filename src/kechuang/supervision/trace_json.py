"""A trace as plain JSON values: one shape for the command line and the API; the same pair gives the same bytes."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

from kechuang.accounts.held import Actor
from kechuang.indicators.definition import CERTAINTIES, Version
from kechuang.indicators.meeting import OUTCOMES
from kechuang.indicators.moved import plain_number
from kechuang.indicators.parts import Part
from kechuang.indicators.values import Value
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.answering import Answer, Point
from kechuang.supervision.behind import Asked, Told, behind
from kechuang.supervision.correctable import plain_number as plain_decimal
from kechuang.supervision.line import Line
from kechuang.supervision.models import Target
from kechuang.supervision.target_names import name_of
from kechuang.supervision.tracing import Moves, Trace


def as_json(traced: Trace, reader: Actor, asked: Asked | None = None) -> dict[str, Any]:
    """The whole trace, with the first records of every part as the reader may see them."""
    target, promise = traced.promise.target, traced.promise
    binding, line = promise.binding, traced.line()
    return {
        "asof": traced.asof.as_query(),
        "plan": {"slug": traced.plan.slug, "title": traced.plan.title, "example": traced.plan.example},
        "sentence": {"quote": target.quote, "start": target.start, "end": target.end},
        "target": target_json(target),
        "repeats": [{"ordinal": one.ordinal, "quote": one.quote} for one in promise.again],
        "bound": {
            "how": binding.how if binding else "suggested",
            "by": str(binding.recorded_by) if binding and binding.recorded_by else None,
            "at": binding.recorded_at.isoformat() if binding else None,
            "reason": binding.reason if binding else None,
            "sure": promise.suggestion.sure,
            "reasons": [both(reason) for reason in promise.suggestion.reasons],
        },
        "asking": promise.asking.as_plain(),
        "answer": answer_json(traced.answer, reader, asked),
        "ended": answer_json(traced.ended, reader, Asked(size=0)) if traced.ended else None,
        "lamp": {"light": line.light, "why": two(line.why)},
        **course_json(line),
    }


def as_bytes(told: Any) -> bytes:
    """Canonical bytes of plain values: sorted keys, UTF-8."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def target_json(target: Target) -> dict[str, Any]:
    """What was understood of a target."""
    return {
        "ordinal": target.ordinal,
        "name": name_of(target),
        "indicator": target.indicator,
        "scope": target.scope,
        "op": target.op,
        "bound": target.bound,
        "value": plain_decimal(target.value),
        "unit": target.unit,
        "per": target.per,
        "deadline": target.deadline,
    }


def answer_json(answered: Answer, reader: Actor, asked: Asked | None) -> dict[str, Any]:
    """What the records say, every point and every other reading."""
    return {
        "day": answered.day.isoformat(),
        "due": answered.due,
        "sign": answered.asking.sign,
        "wanted": plain_number(answered.told(answered.wanted)),
        "unit": answered.unit,
        "outcome": answered.meeting.outcome,
        "outcome_words": both(OUTCOMES[answered.meeting.outcome]),
        "points": [_point(answered, point, reader, asked) for point in answered.points],
        "readings": [
            {
                "why": both(one.why),
                "asking": one.asking.as_plain(),
                "number": _told(one.answer, one.answer.last),
                "wanted": plain_number(one.answer.told(one.answer.wanted)),
                "outcome": one.answer.meeting.outcome,
            }
            for one in answered.readings
        ],
    }


def _point(answered: Answer, point: Point, reader: Actor, asked: Asked | None) -> dict[str, Any]:
    return {
        "period": point.period,
        "number": _told(answered, point),
        "outcome": point.meeting.outcome,
        "gap": plain_number(answered.told(point.meeting.gap)),
        "missing": {"code": point.missing.code, **both(point.missing.sentence)} if point.missing else None,
        "values": [value_json(value, reader, asked) for value in point.values],
    }


def value_json(value: Value, reader: Actor, asked: Asked | None) -> dict[str, Any]:
    """A value with its definition, its parts, and their records."""
    return {
        "indicator": value.indicator.code,
        "name": both(value.indicator.name),
        "version": version_json(value.version) if value.version else None,
        "number": plain_number(value.shown),
        "unit": value.unit,
        "period": value.period,
        "step": both(value.step) if value.step else None,
        "missing": {"code": value.missing.code, **both(value.missing.sentence)} if value.missing else None,
        "marks": [{"code": mark.code, **both(mark.sentence)} for mark in value.marks],
        "published": plain_number(value.published.number) if value.published else None,
        "parts": [part_json(part, reader, asked) for part in value.parts],
    }


def version_json(version: Version) -> dict[str, Any]:
    """A definition with its sources."""
    return {
        "since": version.since.isoformat(),
        "says": both(version.says),
        "sources": [str(cite) for cite in version.cites],
        "certainty": version.certainty,
        "certainty_words": both(CERTAINTIES[version.certainty]),
    }


def part_json(part: Part, reader: Actor, asked: Asked | None) -> dict[str, Any]:
    """One side of a number: the question in words and as conditions, and its records."""
    told: dict[str, Any] = {
        "role": part.role,
        "name": both(part.name),
        "number": plain_number(part.number),
        "unit": part.unit,
        "question": {**both(part.said()), **part.question.plain(part.context)},
        "records": part.records,
        "without": part.without,
        "counted": part.field or None,
    }
    if asked is None or asked.size:
        told["shown"] = [record_json(one) for one in behind(part, reader, asked).records]
    return told


def record_json(one: Told) -> dict[str, Any]:
    """A record as the reader may see it: its facts, its source, its evidence."""
    return {
        "kind": one.kind,
        "key": one.key,
        "name": one.name,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to or None,
        "source": one.source,
        "example": one.example,
        "masked": one.masked,
        "facts": {fact.field: fact.value for fact in one.facts if fact.value not in (None, "")},
        "disputed": {fact.field: fact.other for fact in one.facts if fact.standing == "disputed"},
        "evidence": [{"name": p.evidence.name, "sha256": p.evidence.sha256, "field": p.field} for p in one.proofs],
    }


def moves_json(one: Moves) -> dict[str, Any]:
    """A target that a record counts for."""
    target = one.promise.target
    return {
        "plan": target.plan.slug,
        "target": target_json(target),
        "quote": target.quote,
        "indicator": one.asking.indicator,
        "roles": [part.role for part in one.parts],
        "through_organisation": one.through,
    }


def course_json(line: Line) -> dict[str, Any]:
    """Where a target is going: the chance of meeting it, the years to come, the method and how it fared."""
    ahead = [
        {"day": one.day, "low": _round(one.low), "middle": _round(one.middle), "high": _round(one.high)}
        for one in line.ahead
    ]
    return {
        "chance": _round(line.chance),
        "ahead": ahead,
        "method": line.method or None,
        "method_words": two(line.says) if line.says[0] else None,
        "no_forecast": two(line.no_course) if line.no_course[0] else None,
        "back_test": {"count": line.tried, "median_error": _round(line.error), "held": _round(line.held)},
    }


def two(words: tuple[str, str]) -> dict[str, str]:
    """Words kept in both languages."""
    return {"zh": words[0], "en": words[1]}


def _round(number: float | None) -> float | None:
    return None if number is None else float(f"{number:.6g}")


def both(sentence: Sentence) -> dict[str, str]:
    """A sentence in both languages."""
    return {"zh": sentence.zh, "en": sentence.en}


def _told(answered: Answer, point: Point | None) -> str | Fraction | None:
    return plain_number(answered.told(point.number)) if point else None
