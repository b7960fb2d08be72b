"""What the acts on marks share: the mark that stands, a new one, and refusing to mark what is in dispute."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.catalogue import kinds
from kechuang.registry.record import Record
from kechuang.registry.sources import Mark
from kechuang.registry.standings import Standings


def mark_standing_on(record: Record, field: str) -> Mark | None:
    """The mark on exactly this stretch and field."""
    return Mark.objects.filter(
        kind=record.kind(), key=record.key, valid_from=record.valid_from, field=field, superseded_at=None
    ).first()


def new_mark(record: Record, field: str, standing: str, actor: Actor, stamp: datetime, **more: Any) -> Mark:
    """Store a mark."""
    return Mark.objects.create(
        kind=record.kind(),
        key=record.key,
        valid_from=record.valid_from,
        field=field,
        standing=standing,
        recorded_at=stamp,
        recorded_by=actor if isinstance(actor, User) else None,
        **more,
    )


def refuse_dispute(record: Record, field: str) -> None:
    """Raise Conflict where the fact is in dispute, BadInput where the record has no such field."""
    if field and field not in {f.name for f in record.said()}:
        raise BadInput(
            "fact.field",
            Sentence(f"{record._meta.verbose_name}没有“{field}”这一项。", f"{record.kind()} has no {field}."),
            Sentence("请检查项目名称。", "Check the name of the field."),
            field=field,
        )
    standings = Standings([record])
    for name in [field] if field else [f.name for f in record.said()]:
        if standings.of(record, name).disputed:
            raise Conflict(
                "fact.in_dispute",
                Sentence("这一项有异议尚未处理。", "This is in dispute."),
                Sentence("请先处理异议：选定一个值。", "Resolve the dispute first: choose one value."),
                field=name,
            )


def disputed_record(mark: Mark) -> Record:
    """The standing record a mark is on. Raises Conflict where it no longer stands."""
    kind = kinds().get(mark.kind)
    rows = kind.objects.standing().filter(key=mark.key, valid_from=mark.valid_from) if kind else ()
    row: Record | None = next(iter(rows[:1]), None)
    if row is None:
        raise Conflict(
            "fact.gone",
            Sentence("有异议的记录已不存在。", "The record in dispute no longer stands."),
            Sentence("异议随记录作废，无需处理。", "The dispute ended with it; there is nothing to resolve."),
        )
    return row
