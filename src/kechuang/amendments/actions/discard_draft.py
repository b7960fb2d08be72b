"""Discard a draft, with the reason; or restore it. Nothing is deleted."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.amendments.access import may_edit
from kechuang.amendments.held import held
from kechuang.amendments.models import Amendment
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.reasons import given


def discard_draft(row: Amendment, actor: Actor, *, reason: str) -> Amendment:
    """Raises Refused, BadInput, Conflict."""
    require(may_edit(actor, row), actor, "amendment.discarded", row)
    told = given(reason)
    with transaction.atomic():
        stamp, kept = moment(), held(row)
        kept.discarded_at = stamp
        kept.save(update_fields=["discarded_at"])
        record("amendment.discarded", actor=actor, obj=kept, reason=told, at=stamp)
    return kept


def restore_draft(row: Amendment, actor: Actor) -> Amendment:
    """Raises Refused, Conflict."""
    require(may_edit(actor, row), actor, "amendment.restored", row)
    with transaction.atomic():
        stamp, kept = moment(), held(row, discarded=True)
        kept.discarded_at = None
        kept.save(update_fields=["discarded_at"])
        record("amendment.restored", actor=actor, obj=kept, at=stamp)
    return kept
