"""Drop a draft that is not to be signed."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_set_townships, require
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.places.models import TownshipMethod


def drop_method(one: TownshipMethod, actor: Actor, *, reason: str) -> None:
    """Raises Refused, BadInput without a reason, Conflict for what was signed or dropped."""
    require(may_set_townships(actor), actor, "townships.method_dropped", one)
    why = given(reason)
    with transaction.atomic():
        stamp = moment()
        if not TownshipMethod.objects.filter(pk=one.pk, signed_at=None, dropped_at=None).update(dropped_at=stamp):
            raise Conflict(
                "method.settled",
                Sentence("这份草案已签发或已撤下。", "The draft was signed or dropped."),
                Sentence("签发的办法由后一份办法接替，不能撤下。", "A signed method gives way to a later one only."),
            )
        record("townships.method_dropped", actor=actor, obj=one, label=one.name, reason=why, at=stamp)
