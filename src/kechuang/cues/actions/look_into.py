"""Say what a finding came to; saying something else replaces it, with both in the log."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_look_into_cues, require
from kechuang.cues.models import OUTCOMES, CueFound, CueLook
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence


def look_into(found: CueFound, outcome: str, actor: Actor, *, reason: str) -> CueLook:
    """Keep the outcome with its reason. Raises Refused, BadInput."""
    require(may_look_into_cues(actor), actor, "cue.looked_into", label=found.name)
    if outcome not in {code for code, _ in OUTCOMES}:
        raise BadInput(
            "cue.outcome",
            Sentence("没有选处理结果。", "No outcome was chosen."),
            Sentence("请选一项。", "Choose one."),
            field="outcome",
        )
    said = given(reason)
    with transaction.atomic():
        stamp = moment()
        held = CueLook.objects.filter(
            cue=found.cue, organisation=found.organisation, about=found.about, taken_back_at=None
        )
        before = held.first()
        held.update(taken_back_at=stamp)
        look = CueLook.objects.create(
            cue=found.cue,
            organisation=found.organisation,
            about=found.about,
            outcome=outcome,
            reason=said,
            at=stamp,
            by=actor if actor is not None and actor.is_authenticated else None,
        )
        record(
            "cue.looked_into",
            actor=actor,
            obj=look,
            label=found.name,
            before=before and {"outcome": before.outcome, "reason": before.reason},
            after={"cue": found.cue, "about": found.about, "outcome": outcome},
            reason=said,
            at=stamp,
        )
    return look
