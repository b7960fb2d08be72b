"""Writing an event: one row at the end of the chain, in the same transaction as the act it tells of."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import connection, models, transaction
from django.utils import timezone

from kechuang.events.chain import canonical, hash_of
from kechuang.events.chain_end import append, last
from kechuang.events.columns import fit
from kechuang.events.models import Event
from kechuang.events.origin import current_origin
from kechuang.events.registry import EVENT_TYPES
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

_LOCK = 0x6B65_6368  # "kech": the advisory lock that orders writers on PostgreSQL


def wait_for_turn() -> None:
    """Be the only writer until the present transaction ends; `record` does so, an act may want it earlier.

    On SQLite a transaction is the only writer from its beginning.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def record(
    type: str,
    *,
    actor: AbstractBaseUser | AnonymousUser | None = None,
    obj: models.Model | None = None,
    label: str = "",
    on_behalf_of: str = "",
    before: Any = None,
    after: Any = None,
    reason: str = "",
    succeeded: bool = True,
    at: datetime | None = None,
) -> Event:
    """Append one event. `actor` None is the system itself; `before` and `after` are plain JSON values.

    `at` is the act's own instant (`clock.moment`); without it the event is stamped later than every event before.

    Writers queue: on SQLite every transaction is IMMEDIATE, on PostgreSQL the end of the chain is locked until commit.
    """
    if type not in EVENT_TYPES:
        raise BadInput(
            "event.unregistered",
            Sentence(f"事件类型 {type} 没有登记。", f"The event type {type} is not registered."),
            Sentence("请先在该应用的 event_types.py 中登记。", "Declare it in the app's event_types.py first."),
        )
    origin = current_origin()
    known = actor if actor is not None and actor.is_authenticated else None
    with transaction.atomic(savepoint=False):  # an act whose event fails is undone whole
        wait_for_turn()
        number, previous, before_this = last()
        stamp = at or timezone.now()
        if before_this is not None and stamp < before_this:  # the machine's clock went back
            stamp = before_this + timedelta.resolution
        event = Event(
            id=number + 1,
            occurred_at=stamp,
            type=type,
            succeeded=succeeded,
            actor_id=known.pk if known else None,
            actor_name=fit(str(known), Event, "actor_name") if known else "",
            on_behalf_of=fit(on_behalf_of, Event, "on_behalf_of"),
            object_type=obj._meta.label_lower if obj else "",
            object_id=str(obj.pk) if obj else "",
            object_label=fit(label or (str(obj) if obj else ""), Event, "object_label"),
            before_json="" if before is None else canonical(before),
            after_json="" if after is None else canonical(after),
            reason=reason,
            request_id=origin.request_id,
            address=fit(origin.address, Event, "address"),
            previous_hash=previous,
        )
        event.hash = hash_of(event)
        append(event)
    return event
