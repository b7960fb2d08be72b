"""Change the draft of a call: whoever writes last, somebody else publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_money, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.funds.calls.written import write
from kechuang.funds.models import Call
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


def change_call(call: Call, given: Mapping[str, Any], actor: Actor) -> Call:
    """`given` by the names of the model's fields. Nothing new: no event. Raises Refused, BadInput naming the field."""
    require(may_keep_money(actor), actor, "call.changed", call)
    with transaction.atomic():
        stamp = moment()
        held = Call.objects.select_for_update().select_related("line").get(pk=call.pk)
        if held.state != "draft":
            raise BadInput(
                "call.published",
                Sentence("通知已经发布，不能直接修改。", "The call is published and cannot be changed as such."),
                Sentence("请用“更正”：更正内容和说明会一并公布。", "Correct it: what is corrected is published too."),
            )
        before = held.plain()
        changed = write(held, given)
        if not changed:
            return held
        held.written_at, held.written_by = stamp, actor if isinstance(actor, User) else None
        held.save()
        after = held.plain()
        told = {name: after[name] for name in changed}
        record("call.changed", actor=actor, obj=held, before={n: before[n] for n in changed}, after=told, at=stamp)
    return held
