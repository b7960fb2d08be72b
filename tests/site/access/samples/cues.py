"""Samples for the pages of cues."""

from __future__ import annotations

from typing import Any


def _finding(world: Any) -> int:
    """A finding about the other organisation."""
    from kechuang.cues.models import CueFound, CueRun
    from kechuang.events.clock import moment

    stamp = moment()
    run = CueRun.objects.create(valid=stamp.date(), known=stamp, made_at=stamp, counts={})
    told = {"says": ["", ""], "value": None, "peers": None, "bins": [], "records": []}
    code = world.other.credit_code
    return CueFound.objects.create(
        run=run, cue="same_document", organisation=code, about="x", name="别家公司", told=told
    ).pk


ARGUMENTS = {"finding": _finding}
OTHERS = {"cue-look": lambda world: ({"finding": _finding(world)}, "别家公司")}
