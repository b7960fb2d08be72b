"""How a fact came to be what it is: every version of the record it was read from, latest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kechuang.kernel.sentences import Sentence
from kechuang.registry.facts.answers import Answer
from kechuang.registry.facts.provenance import value_said
from kechuang.registry.facts.statable import raw_value
from kechuang.registry.facts.values import reader
from kechuang.registry.kinds.stated_fact import StatedFact
from kechuang.registry.record import Record


@dataclass(frozen=True, slots=True)
class Version:
    """One version: the value then, who recorded it and when, from which source and why; whether it still stands."""

    record: Record
    value: Sentence
    stands: bool


def history_of(answer: Answer) -> list[Version]:
    """Versions in which the value differs from the one before; of a worked-out fact, none."""
    if not answer.rests_on or answer.how == "derived":
        return []
    record, field = answer.rests_on[0]
    rows = (
        type(record)
        .objects.filter(key=record.key)
        .select_related("source", "recorded_by")
        .order_by("recorded_at", "pk")
    )
    made: list[Version] = []
    before: Any = object()
    for row in rows.order_by("recorded_at", "pk"):
        raw = _read(answer, row, field)
        if raw != before or row.superseded_at is None:
            made.append(Version(row, value_said(answer.fact, raw), row.superseded_at is None))
        before = raw
    return made[::-1]


def _read(answer: Answer, row: Record, field: str) -> Any:
    if isinstance(row, StatedFact):
        return raw_value(answer.fact, row.value)
    return reader(answer.fact, row._meta.get_field(field))(getattr(row, field))  # type: ignore[arg-type]
