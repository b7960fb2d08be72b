"""Say who may see a draft."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.amendments.access import may_edit
from kechuang.amendments.actions.keep_draft import bad
from kechuang.amendments.held import held
from kechuang.amendments.models import Amendment, Reach
from kechuang.events.clock import moment
from kechuang.events.record import record


def share_draft(row: Amendment, reach: str, actor: Actor) -> Amendment:
    """Raises Refused, BadInput, Conflict."""
    require(may_edit(actor, row), actor, "amendment.shared", row)
    if reach not in Reach.values:
        raise bad("reach", "没有这种范围。", "There is no such reach.")
    with transaction.atomic():
        stamp, kept = moment(), held(row)
        before, kept.reach = kept.reach, reach
        kept.save(update_fields=["reach"])
        record("amendment.shared", actor=actor, obj=kept, before={"reach": before}, after={"reach": reach}, at=stamp)
    return kept
