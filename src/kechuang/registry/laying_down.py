"""Many new records of one kind at once: each checked as when entered alone, none overlapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError

from kechuang.accounts.access import Actor
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.bulk import insert
from kechuang.registry.fields import Quantity
from kechuang.registry.record import Record
from kechuang.registry.sources import Source
from kechuang.registry.writing import enveloped, made

_ASKED = 500
"""Keys in one question."""
_STRETCH = ("valid_from", "valid_to")


def lay_down(
    kind: type[Record],
    rows: Sequence[Mapping[str, Any]],
    *,
    actor: Actor,
    source: Source,
    stamp: datetime,
    reason: str = "",
) -> int:
    """Store records inside the caller's transaction and act, and tell how many; the caller writes the event.

    A row holds values by field name, quantities in raw steps, and may hold `valid_from` and `valid_to`; all rows hold
    the same names. Raises BadInput for a value that is not allowed, Conflict where a subject has a record for a part
    of the same time.
    """
    origin: dict[str, Any] = {"actor": actor, "source": source, "stamp": stamp, "reason": reason}
    cleaned = _cleaned(kind, rows)
    records = []
    for row in rows:
        values = {name: value for name, value in row.items() if name not in _STRETCH}
        valid = (row.get("valid_from"), row.get("valid_to"))
        if cleaned is None:  # something is wrong: one by one finds the row and says what
            records.append(made(kind, values, valid=valid, **origin))
        else:
            records.append(
                enveloped(kind(**{cleaned[name]: value for name, value in values.items()}), valid=valid, **origin)
            )
    _refuse_overlaps(kind, records)
    insert(kind, records)
    return len(records)


def _cleaned(kind: type[Record], rows: Sequence[Mapping[str, Any]]) -> dict[str, str] | None:
    """The column of every name, once every value has passed its field's checks; None where one has not.

    Each distinct value is checked once, of quantities the least and the greatest: what records are checked for when
    entered alone looks at one field at a time.
    """
    fields = {field.name: field for field in kind.said()}
    names = [name for name in (rows[0] if rows else ()) if name not in _STRETCH]
    needed = {name for name, field in fields.items() if not (field.blank or field.has_default())}
    if set(names) - set(fields) or needed - set(names) or kind.clean is not Record.clean:
        return None
    try:
        for name in names:
            _check(fields[name], [row[name] for row in rows])
    except (ValidationError, TypeError, KeyError):
        return None
    return {name: fields[name].attname for name in names}


def _check(field: Any, values: list[Any]) -> None:
    if field.blank:
        values = [value for value in values if value not in field.empty_values]
    if isinstance(field, Quantity) and all(type(value) is int for value in values):
        values = [min(values), max(values)] if values else []
    for value in dict.fromkeys(values):
        if field.clean(value, None) != value:
            raise ValidationError(f"{field.name}: another form")


def _refuse_overlaps(kind: type[Record], records: list[Record]) -> None:
    """Raise Conflict where two of the records, or one of them and a standing one, hold at the same time."""
    keys = sorted({record.key for record in records})
    stretches = [(record.key, record.valid_from, record.valid_to) for record in records]
    for start in range(0, len(keys), _ASKED):
        standing = kind.objects.standing().filter(key__in=keys[start : start + _ASKED])
        stretches += standing.values_list("key", "valid_from", "valid_to")
    stretches.sort(key=lambda stretch: stretch[:2])
    for before, after in pairwise(stretches):
        if before[0] == after[0] and (before[2] or date.max) > after[1]:
            name = next(str(record) for record in records if record.key == after[0])
            raise Conflict(
                "record.overlap",
                Sentence(f"“{name}”从{after[1]}起已有记录。", f"There is a record of “{name}” since {after[1]}."),
                Sentence("请先处理已有的记录。", "See to the record that is there first."),
                key=after[0],
            )
