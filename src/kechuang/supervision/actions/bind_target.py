"""Bind a target to an indicator: the suggestion holds, another does, or none; the word before stays on record."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_bind, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.asking import Asking
from kechuang.supervision.binding import Binding
from kechuang.supervision.held import promise_of
from kechuang.supervision.models import Target


def bind_target(
    target: Target, asking: Asking, actor: Actor, *, reason: str = "", seen: Binding | None = None
) -> Binding:
    """Say what the promise asks. As suggested it needs no reason; another indicator, or none, does.

    `seen` is the standing binding the officer saw. Raises Refused, BadInput, Conflict where someone else was faster.
    """
    require(may_bind(actor, target.plan), actor, "binding.made", target)
    with transaction.atomic():
        stamp = moment()
        promise = promise_of(target, stamp)
        first, suggested = promise.first, promise.suggestion.asking
        standing = Binding.objects.select_for_update().filter(target=first, superseded_at=None).first()
        refuse_unseen(standing, seen)
        agreed = asking == suggested
        why = reason.strip() if agreed else given(reason)
        if standing is not None:
            Binding.objects.filter(pk=standing.pk).update(superseded_at=stamp)
        made = Binding.objects.create(
            target=first,
            how="confirmed" if agreed and asking.indicator else "chosen" if asking.indicator else "none",
            asking=asking.as_plain(),
            suggested=suggested.as_plain(),
            reason=why,
            recorded_at=stamp,
            recorded_by=actor if isinstance(actor, User) else None,
        )
        before = standing.asking if standing else None
        record("binding.made", actor=actor, obj=first, before=before, after=made.asking, reason=why, at=stamp)
    return made


def refuse_unseen(standing: Binding | None, seen: Binding | None) -> None:
    """Raise Conflict where what stands is not what the officer saw."""
    if (standing.pk if standing else None) == (seen.pk if seen else None):
        return
    who = str(standing.recorded_by or "") if standing else ""
    raise Conflict(
        "binding.changed",
        Sentence(
            f"您打开之后，{who or '有人'}已经改过这个目标的指标。",
            f"{who or 'Someone'} changed the indicator of this target after you opened it.",
        ),
        Sentence("请查看现在的内容，仍需修改再提交。", "Look at what stands now, then submit again."),
        who=who,
    )
