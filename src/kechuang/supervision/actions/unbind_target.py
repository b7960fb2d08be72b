"""Undo a binding: what stood before it stands again, the suggestion where nothing did."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_bind, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.binding import Binding


def unbind_target(binding: Binding, actor: Actor) -> Binding | None:
    """Take the last word on a promise back; gives what stands now. Raises Refused, and Conflict for one not last."""
    require(may_bind(actor, binding.target.plan), actor, "binding.undone", binding.target)
    with transaction.atomic():
        stamp = moment()
        stored = Binding.objects.select_for_update().get(pk=binding.pk)
        if stored.superseded_at is not None:
            raise Conflict(
                "binding.superseded",
                Sentence("这一次确认之后又改过。", "It was changed again since."),
                Sentence("请刷新页面，撤销最后一次。", "Reload the page and undo the last one."),
            )
        Binding.objects.filter(pk=stored.pk).update(superseded_at=stamp)
        before = Binding.objects.filter(target=stored.target_id, superseded_at=stored.recorded_at).first()
        again = None
        if before is not None:
            again = Binding.objects.create(
                target=before.target,
                how=before.how,
                asking=before.asking,
                suggested=before.suggested,
                reason=before.reason,
                recorded_at=stamp,
                recorded_by=actor if isinstance(actor, User) else None,
            )
        after = again.asking if again else None
        record("binding.undone", actor=actor, obj=stored.target, before=stored.asking, after=after, at=stamp)
    return again
