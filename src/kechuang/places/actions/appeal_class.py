"""Say something against the class of a township: its own unit, or who keeps the method for anyone."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel import divisions
from kechuang.kernel.reasons import given
from kechuang.places.appealing import may_appeal_against
from kechuang.places.models import TownshipAppeal, TownshipMethod


def appeal_class(one: TownshipMethod, township: str, said: str, actor: Actor) -> TownshipAppeal:
    """Raises Refused, BadInput for too few words."""
    found = divisions.lookup(township)
    name = found.name if found else township
    require(may_appeal_against(township, actor), actor, "townships.appealed", one, label=name)
    words = given(said)
    with transaction.atomic():
        stamp = moment()
        who = actor if isinstance(actor, User) else None
        made = TownshipAppeal.objects.create(
            method=one, township=township, said=words, recorded_at=stamp, recorded_by=who
        )
        after = {"township": township, "said": words}
        record("townships.appealed", actor=actor, obj=made, label=name, after=after, at=stamp)
    return made
