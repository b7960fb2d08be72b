"""Attach a document to a fact: to one field of a record, or to the whole record."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from kechuang.accounts.access import may_keep_records, require
from kechuang.accounts.held import Actor
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.evidence.store import Draft, received
from kechuang.registry.record import Record
from kechuang.registry.sources import Evidence, Proof


def attach(record: Record, chunks: Iterable[bytes], name: str, actor: Actor, *, field: str = "") -> Proof:
    """Store a document and tie it to a field of the record (`field` empty: to all of it), in all its versions.

    `chunks` are the bytes as they come, `name` what the file was called. A document that is stored already is not
    stored again. Raises Refused, BadInput with the reason where the document is refused, Conflict where it is attached.
    """
    _may(record, actor)
    _known_field(record, field)
    with received(chunks, name) as draft, transaction.atomic():
        return _tied(record, field, row_for(draft, actor), actor)


def attach_stored(record: Record, evidence: Evidence, actor: Actor, *, field: str = "") -> Proof:
    """Tie a document that is stored already to one more fact. Raises as `attach`."""
    _may(record, actor)
    _known_field(record, field)
    with transaction.atomic():
        return _tied(record, field, evidence, actor)


def _may(record: Record, actor: Actor) -> None:
    require(may_keep_records(actor, type(record), record.values()), actor, "evidence.attached", record)


def _known_field(record: Record, field: str) -> None:
    if field and field not in {f.name for f in record.said()}:
        raise BadInput(
            "evidence.field",
            Sentence(f"{record._meta.verbose_name}没有“{field}”这一项。", f"{record.kind()} has no {field}."),
            Sentence("请检查项目名称。", "Check the name of the field."),
            field=field,
        )


def row_for(draft: Draft, actor: Actor) -> Evidence:
    """The row of a received document, placed; the one there is where the same bytes are stored already."""
    stamp = moment()
    draft.place()
    found = Evidence.objects.filter(sha256=draft.sha256).first()
    return found or Evidence.objects.create(
        sha256=draft.sha256,
        name=draft.name,
        media_type=draft.kind.media_type,
        size=draft.size,
        stored_at=stamp,
        stored_by=actor if isinstance(actor, User) else None,
    )


def _tied(record: Record, field: str, evidence: Evidence, actor: Actor) -> Proof:
    stamp = moment()
    of = {"kind": record.kind(), "key": record.key, "field": field, "evidence": evidence}
    if Proof.objects.filter(superseded_at=None, **of).exists():
        raise Conflict(
            "evidence.attached_already",
            Sentence(f"材料“{evidence}”已经附在这一项上。", f"“{evidence}” is attached here already."),
            Sentence("无需重复上传。", "It need not be uploaded again."),
            sha256=evidence.sha256,
        )
    proof = Proof.objects.create(recorded_at=stamp, recorded_by=actor if isinstance(actor, User) else None, **of)
    after = {"field": field, "evidence": evidence.name, "sha256": evidence.sha256, "size": evidence.size}
    tell("evidence.attached", actor=actor, obj=record, after=after, at=stamp)
    return proof
