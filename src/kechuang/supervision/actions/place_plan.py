"""Place a plan: say which division it is about, where its title does not tell or tells wrong."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_bind, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel import divisions
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.binding import Placing
from kechuang.supervision.held import division_of
from kechuang.supervision.models import Plan


def place_plan(plan: Plan, division: str, actor: Actor) -> None:
    """Set the division, by its code. Raises Refused, and BadInput for a code that no table has."""
    require(may_bind(actor, plan), actor, "plan.placed", plan)
    code = divisions.short(division.strip())
    if code and divisions.lookup(code) is None:
        raise BadInput(
            "plan.division",
            Sentence(f"行政区划代码表里没有“{division}”。", f"No table of divisions has “{division}”."),
            Sentence("请填写6位或9位代码，如130181。", "Give a code of 6 or 9 digits, such as 130181."),
            field="division",
        )
    with transaction.atomic():
        stamp = moment()
        before = division_of(plan, stamp)
        Placing.objects.filter(plan=plan, superseded_at=None).update(superseded_at=stamp)
        by = actor if isinstance(actor, User) else None
        Placing.objects.create(plan=plan, division=code, recorded_at=stamp, recorded_by=by)
        record("plan.placed", actor=actor, obj=plan, before={"division": before}, after={"division": code}, at=stamp)
