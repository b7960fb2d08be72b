"""Call a panel off: it stays to be seen, its draw stays published, and it counts for nothing any more."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.cases import engine
from kechuang.cases.under_panel import panel_of
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.reasons import given
from kechuang.reviews.access import may_run
from kechuang.reviews.models import Cancellation, Panel
from kechuang.reviews.rights import renew_rights
from kechuang.reviews.waiting import held, person_of


def cancel_panel(panel: Panel, actor: Actor, *, reason: str) -> Cancellation:
    """Call it off, with the reason. Raises Refused, Conflict once it is concluded, BadInput without a reason."""
    require(may_run(actor), actor, "panel.cancelled", panel)
    told = given(reason)
    with transaction.atomic():
        stamp = moment()
        row = held(panel, "opened", "committed", "failed", "drawn", "scoring", "closed")
        made = Cancellation.objects.create(panel=row, reason=told, at=stamp, by=person_of(actor))
        renew_rights(row, stamp)
        for of in row.cases.select_related("case"):
            if of.case.state == "reviewing" and panel_of(of.case) == row.number:
                about = {"panel": row.number}
                engine.do(of.case, "release_panel", actor, version=of.case.version, given=about, reason=told)
        record("panel.cancelled", actor=actor, obj=row, reason=told, at=stamp)
    return made
