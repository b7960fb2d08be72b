"""Withdraw the example city: none of its records is held any longer; what was known of them stays answerable."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_keep_records, require
from kechuang.events.clock import moment
from kechuang.events.record import record as tell
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.registry.catalogue import kinds
from kechuang.registry.example_held import WITHDRAWN, example_held
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.sources import Mark, Source
from kechuang.registry.writing import given


def withdraw_example(actor: Actor, *, reason: str) -> int:
    """Close every record and mark of the example, in one act; gives the number of records.

    Those that came with it, and what was entered since about its organisations, by hand or by an application: all that
    is marked as example. Real records stand, whoever entered them.

    Raises Refused, BadInput without a reason, Conflict where no example is loaded.
    """
    require(may_keep_records(actor, Organisation, {}), actor, WITHDRAWN, label="明湖市")
    why = given(reason)
    if not example_held().shown:
        raise Conflict(
            "example.none",
            Sentence("没有载入示例数据。", "No example data is loaded."),
            Sentence("无需处理。", "There is nothing to do."),
        )
    with transaction.atomic():
        stamp = moment()
        sources = Source.objects.filter(example=True)
        loaded = sources.filter(kind="example").order_by("pk").first()
        closed = {}
        for name, kind in kinds().items():
            standing = kind.objects.standing().filter(source__in=sources)
            keys = standing.values("key")
            Mark.objects.filter(kind=name, key__in=keys, superseded_at=None).update(superseded_at=stamp)
            closed[name] = standing.update(superseded_at=stamp)
        tell(WITHDRAWN, actor=actor, obj=loaded, label="明湖市", after={"records": closed}, reason=why, at=stamp)
    return sum(closed.values())
