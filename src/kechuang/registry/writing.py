"""What every act on records shares: the stamp, checking values, plain values for the log, closing and adding rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from kechuang.accounts.access import Actor
from kechuang.accounts.models import User
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.record import Record
from kechuang.registry.sources import Source


def by_hand(actor: Actor, title: str = "", *, example: bool = False) -> Source:
    """The source of entries that this person makes by hand: one per person and title, apart for example data."""
    who = actor if isinstance(actor, User) else None
    title = title or (str(who) if who else "系统")
    found = Source.objects.filter(kind="hand", made_by=who, title=title, example=example).first()
    made = {"kind": "hand", "title": title, "made_by": who, "example": example}
    return found or Source.objects.create(**made, made_at=timezone.now())


def made(
    kind: type[Record],
    values: Mapping[str, Any],
    *,
    actor: Actor,
    source: Source,
    stamp: datetime,
    reason: str = "",
    valid: tuple[date | None, date | None] = (None, None),
) -> Record:
    """A checked record, not yet stored. Raises BadInput that names the field."""
    columns = {f.name: f.attname for f in kind.said()}
    unknown = sorted(set(values) - set(columns))
    if unknown:
        raise BadInput(
            "record.field",
            Sentence(f"{kind._meta.verbose_name}没有“{unknown[0]}”这一项。", f"{kind.kind()} has no {unknown[0]}."),
            Sentence("请检查列名。", "Check the name of the column."),
            field=unknown[0],
        )
    record = kind(**{columns[name]: value for name, value in values.items()})
    _clean(record)
    return enveloped(record, actor=actor, source=source, stamp=stamp, reason=reason, valid=valid)


def enveloped(
    record: Record,
    *,
    actor: Actor,
    source: Source,
    stamp: datetime,
    reason: str = "",
    valid: tuple[date | None, date | None] = (None, None),
) -> Record:
    """The record with key, stretch and origin, not yet stored; its values are taken as checked. Raises BadInput."""
    kind = type(record)
    record.key = record.key_of()
    since, until = record.time_of()
    record.valid_from = valid[0] or since  # type: ignore[assignment]
    record.valid_to = valid[1] or until
    if record.valid_from is None:
        raise BadInput(
            "record.since",
            Sentence("没有生效日。", "There is no day from which it holds."),
            Sentence("请填写起始日期。", "Give the day on which it begins."),
            field=kind.SINCE or "valid_from",
        )
    if record.valid_to is not None and record.valid_to <= record.valid_from:
        raise BadInput(
            "record.until",
            Sentence("失效日须晚于生效日。", "The day on which it ends must be after the day on which it begins."),
            Sentence("请检查起止日期。", "Check both days."),
            field=kind.UNTIL or "valid_to",
        )
    record.recorded_at = stamp
    record.recorded_by = actor if isinstance(actor, User) else None
    record.source = source
    record.reason = reason
    return record


def _clean(record: Record) -> None:
    labels = {f.name: f.verbose_name for f in record.said()}
    try:
        record.clean_fields(exclude={f.name for f in record._meta.concrete_fields} - set(labels))
        record.clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        label = labels.get(field, "")
        raise BadInput(
            "record.value",
            Sentence(f"{label}：{messages[0]}", f"{label}: {messages[0]}"),
            Sentence("请改正后再提交。", "Put it right and submit again."),
            field=field,
        ) from error


def locked(record: Record) -> Record:
    """The row as it stands, for changing. Raises Conflict when someone superseded it since it was seen."""
    row = type(record).objects.select_for_update().get(pk=record.pk)
    if row.superseded_at is not None:
        raise Conflict(
            "record.superseded",
            Sentence("这条记录已被他人更正。", "Someone has corrected this record meanwhile."),
            Sentence(
                "请刷新后在最新记录上操作；您填写的内容没有保存。",
                "Reload and act on the latest record; nothing was stored.",
            ),
            key=row.key,
        )
    return row  # type: ignore[no-any-return]


def stretch_after(
    old: Record, changes: Mapping[str, Any], since: date | None, until: date | None
) -> tuple[date | None, date | None]:
    """The stretch to give a correction: where the old one followed from the values, it follows the corrected ones."""
    follows_since, follows_until = old.time_of()
    if since is None and not (follows_since == old.valid_from and changes):
        since = old.valid_from
    if until is None and not (follows_until == old.valid_to and changes):
        until = old.valid_to
    return since, until


def close(records: Iterable[Record], stamp: datetime) -> None:
    """Set `superseded_at`: from that instant on, something better is known."""
    for record in records:
        type(record).objects.filter(pk=record.pk, superseded_at=None).update(superseded_at=stamp)


def refuse_overlap(record: Record, besides: Iterable[Record] = ()) -> None:
    """Raise Conflict where the subject already has a standing record for a part of the same time."""
    others = type(record).objects.standing().filter(key=record.key).exclude(pk__in=[r.pk for r in besides])
    if record.valid_to is not None:
        others = others.filter(valid_from__lt=record.valid_to)
    clash = next((o for o in others if o.valid_to is None or o.valid_to > record.valid_from), None)
    if clash is not None:
        raise Conflict(
            "record.overlap",
            Sentence(
                f"“{clash}”从{clash.valid_from}起已有记录。",
                f"There is a record of “{clash}” since {clash.valid_from}.",
            ),
            Sentence(
                "内容有误请用“更正”，情况变化请用“变更”。", "Use “correct” for a mistake, “replace” for a change."
            ),
            key=record.key,
        )


def plain(record: Record, names: Iterable[str] | None = None) -> dict[str, Any]:
    """Values for the log: JSON types only, with the world's time."""
    held = record.values() | {"valid_from": record.valid_from, "valid_to": record.valid_to}
    return {name: jsonable(value) for name, value in held.items() if names is None or name in names}


def changed(before: Record, after: Record) -> list[str]:
    """Names of what differs between two rows, the world's time included."""
    old, new = plain(before), plain(after)
    return [name for name in new if old[name] != new[name]]


def jsonable(value: Any) -> Any:
    """A value as plain JSON: days and instants in ISO form, decimals as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def given(reason: str) -> str:
    """The reason, which a change of records must have. Raises BadInput for an empty one."""
    text = reason.strip()
    if not text:
        raise BadInput(
            "record.reason",
            Sentence("请写明理由。", "A reason is needed."),
            Sentence("一句话说明依据即可。", "One sentence about what it rests on is enough."),
            field="reason",
        )
    return text
