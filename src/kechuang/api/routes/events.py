"""The log of events for auditors: filtered, and whether the whole chain holds."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import may_read_events
from kechuang.api.asked import Page, Size, Words, page_of
from kechuang.api.declaring import HEAVY, reads
from kechuang.api.plain import Plain
from kechuang.api.shapes import events as shapes
from kechuang.events.models import Event
from kechuang.events.verify import verify_log
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.trace_json import both

router = Router(tags=["events"])

Type = Annotated[str, Field(description="事件类型的代码，见 docs/events.md。 Code of the type.", max_length=60)]
Actor = Annotated[str, Field(description="操作人的账号名或姓名，与记录一致。 The actor as noted.", max_length=150)]
After = Annotated[int | None, Field(description="只要这个序号以后的。 Only later than this number.", ge=0)]
Since = Annotated[date | None, Field(description="自这一天起。 From this day on.")]
Until = Annotated[date | None, Field(description="到这一天为止（含）。 Up to and including this day.")]
Failed = Annotated[bool, Field(description="只要未成功的。 Only attempts that failed.")]


@reads(
    router,
    "/events",
    shapes.Events,
    says=Sentence("事件记录，最新的在前。", "The log of events, newest first."),
    who=may_read_events,
)
def events(
    request: HttpRequest,
    type: Type = "",
    actor: Actor = "",
    q: Words = "",
    after: After = None,
    since: Since = None,
    until: Until = None,
    failed: Failed = False,
    page: Page = 1,
    size: Size = 50,
) -> Plain:
    """With `hash` and `previous_hash`, so that who keeps a copy can prove that nothing was changed."""
    rows = Event.objects.order_by("-id")
    if type:
        rows = rows.filter(type=type)
    if actor:
        rows = rows.filter(actor_name=actor)
    if q:
        rows = rows.filter(object_label__icontains=q) | rows.filter(reason__icontains=q)
    if after is not None:
        rows = rows.filter(id__gt=after)
    if since:
        rows = rows.filter(occurred_at__gte=_midnight(since))
    if until:
        rows = rows.filter(occurred_at__lt=_midnight(until + timedelta(days=1)))
    if failed:
        rows = rows.filter(succeeded=False)
    found, counts = page_of(rows, page, size)
    return {**counts, "rows": [_told(event) for event in found]}


@reads(
    router,
    "/events/verify",
    shapes.Verified,
    says=Sentence("核验整条链。", "Verify the whole chain."),
    who=may_read_events,
    cost=HEAVY,
)
def events_verify(request: HttpRequest) -> Plain:
    """Walks every event; `head` is the hash of the last: noted elsewhere, it proves that nothing was cut off."""
    found = verify_log()
    broken = {"id": found.broken.id, "why": both(found.broken.why)} if found.broken else None
    return {"holds": broken is None, "count": found.count, "head": found.head, "broken": broken}


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _told(event: Event) -> Plain:
    return {
        "id": event.id,
        "occurred_at": event.occurred_at.isoformat(),
        "type": event.type,
        "name": both(event.name()),
        "sentence": both(event.sentence()),
        "succeeded": event.succeeded,
        "actor": event.actor_name or None,
        "on_behalf_of": event.on_behalf_of or None,
        "object": {"type": event.object_type, "id": event.object_id, "label": event.object_label},
        "before": event.before,
        "after": event.after,
        "reason": event.reason,
        "request_id": event.request_id,
        "address": event.address,
        "previous_hash": event.previous_hash,
        "hash": event.hash,
    }
