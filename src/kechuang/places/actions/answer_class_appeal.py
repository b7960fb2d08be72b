"""Answer what was said against the class of a township: taken up or not, with the reason. An answer is given once."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_set_townships, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel import divisions
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.places.models import TownshipAppeal


def answer_class_appeal(one: TownshipAppeal, answer: str, actor: Actor, *, accepted: bool) -> TownshipAppeal:
    """What is taken up is put right in the records or in the next method: no class is typed.

    Raises Refused, BadInput without a reason, Conflict where it was answered before.
    """
    require(may_set_townships(actor), actor, "townships.answered", one)
    words = given(answer)
    found = divisions.lookup(one.township)
    with transaction.atomic():
        stamp = moment()
        who = actor if isinstance(actor, User) else None
        done = TownshipAppeal.objects.filter(pk=one.pk, answered_at=None).update(
            answer=words, accepted=accepted, answered_at=stamp, answered_by=who
        )
        if not done:
            raise Conflict(
                "appeal.answered",
                Sentence("这条异议已经答复过。", "This appeal was answered before."),
                Sentence("请看已有的答复。", "Read the answer that stands."),
            )
        after = {"said": one.said, "answer": words, "accepted": accepted}
        name = found.name if found else one.township
        record("townships.answered", actor=actor, obj=one, label=name, after=after, at=stamp)
    one.refresh_from_db()
    return one
