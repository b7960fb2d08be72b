"""The lot of a stored draw: its seed, the panel after who left, the seats of who came in; and the published file."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from kechuang.accounts.access import Actor
from kechuang.cases.panels import lots
from kechuang.cases.panels.need import Need
from kechuang.cases.panels.protocol import FORMAT, Entry, panel_after
from kechuang.reviews.models import Commitment, Drawing, Panel, Seat, Step
from kechuang.reviews.waiting import person_of


def seed_of(drawing: Drawing) -> str:
    """The seed: from the secret, the public value and the digest of the commitment."""
    return lots.seed(drawing.commitment.secret, drawing.value, drawing.commitment.sha256)


def step_after(drawing: Drawing, out: list[dict[str, str]], stamp: datetime, actor: Actor) -> Step:
    """The next step: these leave, who sits stays, the next of the lot follow. Stored; empty where no panel is possible.
    At the first step those kept from an earlier round sit.
    """
    said = drawing.commitment.plain
    pool, kept = [Entry(**one) for one in said["pool"]], [Entry(**one) for one in said["kept"]]
    before = drawing.steps.order_by("-ordinal").first()
    gone = frozenset(one["id"] for step in drawing.steps.all() for one in step.out) | {one["id"] for one in out}
    if before is not None:
        order = {handle: place for place, handle in enumerate(before.panel)}
        kept = sorted((one for one in (*pool, *kept) if one.id in order), key=lambda one: order[one.id])
    panel = panel_after(Need(**said["need"]), pool, kept, seed_of(drawing), said["rotation"], gone) or []
    return Step.objects.create(
        drawing=drawing,
        ordinal=(before.ordinal if before else 0) + 1,
        out=out,
        panel=[one.id for one in panel],
        at=stamp,
        by=person_of(actor),
    )


def seat_new(panel: Panel, commitment: Commitment, handles: list[str], stamp: datetime) -> list[Seat]:
    """Seats for those of the handles that have none yet."""
    there = set(panel.seats.values_list("handle", flat=True))
    entries = {one["id"]: one for one in (*commitment.plain["pool"], *commitment.plain["kept"])}
    who = {one["id"]: one for one in commitment.people["eligible"]}
    return [
        Seat.objects.create(
            panel=panel,
            handle=handle,
            number=who[handle]["number"],
            name=who[handle]["name"],
            kind=entries[handle]["kind"],
            outside=entries[handle]["outside"],
            unit="、".join(unit["name"] for unit in who[handle]["units"]),
            entered_at=stamp,
        )
        for handle in handles
        if handle not in there
    ]


def published(commitment: Commitment) -> dict[str, Any]:
    """The draw as the public has it: before the draw the commitment with its digests, after it everything to repeat."""
    made: dict[str, Any] = {
        "format": FORMAT,
        "commitment": commitment.plain,
        "sha256": commitment.sha256,
        "sm3": commitment.sm3,
    }
    drawing = getattr(commitment, "drawing", None)
    if drawing is None:
        return made
    return made | {
        "revealed": {"secret": commitment.secret, "value": drawing.value},
        "seed": seed_of(drawing),
        "steps": [
            {"out": step.out, "panel": step.panel, "at": timezone.localtime(step.at).isoformat()}
            for step in drawing.steps.order_by("ordinal")
        ],
    }
