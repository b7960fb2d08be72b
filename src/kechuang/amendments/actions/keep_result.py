"""Work a version out on the records of today and keep what came of it, with their state."""

from __future__ import annotations

from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.amendments.access import may_edit
from kechuang.amendments.content import Content, worked_out
from kechuang.amendments.models import AmendmentResult, AmendmentVersion
from kechuang.amendments.result import last_event, told_of
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.policies import catalogue


def keep_result(version: AmendmentVersion, actor: Actor) -> AmendmentResult:
    """Read before anything is written, so that nobody waits. Raises Refused, BadInput, NotInForce."""
    row = version.amendment
    require(may_edit(actor, row), actor, "amendment.worked_out", row)
    state, day = last_event(), timezone.localdate()
    told = told_of(worked_out(catalogue()[row.policy], Content.of_json(version.content), day))
    stamp = moment()
    made = AmendmentResult.objects.create(
        version=version,
        worked_at=stamp,
        worked_by=actor if isinstance(actor, User) else None,
        day=day,
        last_event=state,
        told=told,
    )
    after = {"version": version.ordinal, "asked": told.get("asked", 0), "counts": told.get("counts", {})}
    record("amendment.worked_out", actor=actor, obj=row, after=after, at=stamp)
    return made
