"""Answer what was said against a share: taken up or not, with the reason. An answer is given once."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_bind, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.allotment import Appeal


def answer_appeal(one: Appeal, answer: str, actor: Actor, *, accepted: bool) -> Appeal:
    """Raises Refused, BadInput where no reason is given, Conflict where it was answered before."""
    target = one.allotment.target
    require(may_bind(actor, target.plan), actor, "breakdown.answered", target)
    words = given(answer)
    with transaction.atomic():
        stamp = moment()
        who = actor if isinstance(actor, User) else None
        done = Appeal.objects.filter(pk=one.pk, answered_at=None).update(
            answer=words, accepted=accepted, answered_at=stamp, answered_by=who
        )
        if not done:
            raise Conflict(
                "appeal.answered",
                Sentence("这条异议已经答复过。", "This appeal was answered before."),
                Sentence("请看已有的答复。", "Read the answer that stands."),
            )
        after = {"said": one.said, "answer": words, "accepted": accepted}
        record("breakdown.answered", actor=actor, obj=target, after=after, at=stamp)
    one.refresh_from_db()
    return one
