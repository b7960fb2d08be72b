"""Draw: reveal the secret and the public value; the lot decides and cannot be held again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Actor, require
from kechuang.events.clock import moment
from kechuang.events.models import Event
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.reviews.access import may_run
from kechuang.reviews.lot import seat_new, seed_of, step_after
from kechuang.reviews.models import Commitment, Drawing, Panel, Step
from kechuang.reviews.waiting import held, person_of


def draw_panel(panel: Panel, actor: Actor, *, value: str = "", published: str = "") -> Step:
    """Hold the draw that was committed to; `value` is the announced number, with where it stands.

    From the log the value is taken by itself. Raises Refused, Conflict before the moment or where the draw was held,
    BadInput for an announced value that is missing.
    """
    require(may_run(actor), actor, "panel.drawn", panel)
    with transaction.atomic():
        stamp = moment()
        row = held(panel, "committed")
        commitment = row.commitments.order_by("-round")[0]
        if stamp <= commitment.reveal_at:
            when = timezone.localtime(commitment.reveal_at)
            raise Conflict(
                "draw.too_early",
                Sentence(f"揭示时刻{when:%Y-%m-%d %H:%M:%S}还没有到。", f"It is not yet {when:%Y-%m-%d %H:%M:%S}."),
                Sentence("到时再抽取。", "Draw after that moment."),
            )
        shown = _value(commitment, value, published)
        drawing = Drawing.objects.create(
            commitment=commitment, value=shown, published=published.strip(), at=stamp, by=person_of(actor)
        )
        step = step_after(drawing, [], stamp, actor)
        seat_new(row, commitment, step.panel, stamp)
        after: dict[str, Any] = {"round": commitment.round, "value": shown, "seed": seed_of(drawing)}
        record("panel.drawn", actor=actor, obj=row, after=after | {"panel": step.panel}, at=stamp)
    return step


def value_of_log(until: datetime) -> str:
    """The hash of the last event up to a moment: nothing can be written before it afterwards."""
    return Event.objects.filter(occurred_at__lte=until).order_by("-id").values_list("hash", flat=True)[0]


def _value(commitment: Commitment, value: str, published: str) -> str:
    if commitment.source == "log":
        return value_of_log(commitment.reveal_at)
    if value.strip() and len(published.strip()) >= 4:
        return value.strip()
    raise BadInput(
        "draw.value",
        Sentence("没有填写公布的数值或它的出处。", "The announced value, or where it stands, is missing."),
        Sentence(f"承诺用的是：{commitment.source_words}。", f"Committed to: {commitment.source_words}."),
        field="published" if value.strip() else "value",
    )
