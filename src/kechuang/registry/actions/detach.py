"""Detach a document from a fact: it no longer proves it; what it proved until now stays known."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import may_keep_records, require
from kechuang.accounts.held import Actor
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.evidence.proofs import record_of
from kechuang.registry.sources import Proof
from kechuang.registry.writing import given


def detach(proof: Proof, actor: Actor, *, reason: str) -> None:
    """From now on the document does not prove the fact. Raises Refused, BadInput without a reason, Conflict."""
    record = record_of(proof)
    require(may_keep_records(actor, type(record), record.values()), actor, "evidence.detached", record)
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        row = Proof.objects.select_for_update().select_related("evidence").get(pk=proof.pk)
        if row.superseded_at is not None:
            raise Conflict(
                "evidence.detached_already",
                Sentence("这份材料已被撤下。", "This document has been taken away already."),
                Sentence("请刷新页面。", "Reload the page."),
            )
        Proof.objects.filter(pk=row.pk).update(superseded_at=stamp)
        before = {"field": row.field, "evidence": row.evidence.name, "sha256": row.evidence.sha256}
        tell("evidence.detached", actor=actor, obj=record, before=before, reason=why, at=stamp)
