"""Take back what was made of a finding: it stands open again."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_look_into_cues, require
from kechuang.cues.models import CueFound, CueLook
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence


def reopen(found: CueFound, actor: Actor, *, reason: str) -> None:
    """Raises Refused, BadInput, and Conflict where it is open already."""
    require(may_look_into_cues(actor), actor, "cue.reopened", label=found.name)
    said = given(reason)
    with transaction.atomic():
        stamp = moment()
        held = CueLook.objects.filter(
            cue=found.cue, organisation=found.organisation, about=found.about, taken_back_at=None
        )
        before = held.first()
        if before is None or not held.update(taken_back_at=stamp):
            raise Conflict(
                "cue.open",
                Sentence("这条线索本来就没有处理结果。", "This finding is open already."),
                Sentence("请刷新页面。", "Reload the page."),
            )
        record(
            "cue.reopened",
            actor=actor,
            obj=before,
            label=found.name,
            before={"cue": found.cue, "about": found.about, "outcome": before.outcome},
            reason=said,
            at=stamp,
        )
