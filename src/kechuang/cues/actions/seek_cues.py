"""Search the records for every cue, and keep what was found."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.db import transaction

from kechuang.accounts.access import Actor, may_seek_cues, require
from kechuang.cues.catalogue import cues
from kechuang.cues.cue import Finding
from kechuang.cues.models import CueFound, CueRun
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.registry.asof import AsOf
from kechuang.registry.kinds.organisation import Organisation

KEPT = 3
"""Runs that are kept; older ones can be made again."""


def seek_cues(asof: AsOf, actor: Actor, told: Callable[[int, int], None] = lambda done, of: None) -> CueRun:
    """Read the records cue by cue without a lock; store the findings at the end in one transaction. Raises Refused."""
    require(may_seek_cues(actor), actor, "cues.sought")
    found: dict[str, list[Finding]] = {}
    for number, (code, cue) in enumerate(cues().items(), 1):
        found[code] = list(cue.find(asof))
        told(number, len(cues()))
    whose = {one.organisation for each in found.values() for one in each}
    rows = Organisation.objects.as_of(asof).filter(key__in=whose).values_list("key", "name", "division")
    placed = {key: (name, division) for key, name, division in rows}
    with transaction.atomic():
        stamp = moment()
        counts = {code: len(each) for code, each in found.items()}
        run = CueRun.objects.create(valid=asof.valid, known=asof.known, made_at=stamp, counts=counts)
        CueFound.objects.bulk_create(
            [_row(run, code, one, placed) for code, each in found.items() for one in each], batch_size=200
        )
        old = CueRun.objects.all()[KEPT:]
        CueRun.objects.filter(pk__in=[one.pk for one in old]).delete()
        record("cues.sought", actor=actor, after={"valid": asof.valid.isoformat(), "counts": counts}, at=stamp)
    return run


def _row(run: CueRun, code: str, one: Finding, placed: dict[str, tuple[str, str]]) -> CueFound:
    name, division = placed.get(one.organisation, (one.name or one.organisation, ""))
    peers = one.peers
    told: dict[str, Any] = {
        "says": [one.says.zh, one.says.en],
        "value": _exact(one.value),
        "records": [list(each) for each in one.records],
        "bins": [[_exact(each.start), _exact(each.end), each.count, each.spoken_of] for each in one.bins],
        "peers": peers
        and {
            "name": [peers.name.zh, peers.name.en],
            "count": peers.count,
            "low": _exact(peers.low),
            "middle": _exact(peers.middle),
            "high": _exact(peers.high),
        },
    }
    return CueFound(
        run=run,
        cue=code,
        organisation=one.organisation,
        about=one.about,
        name=name,
        division=division,
        weight=one.weight,
        told=told,
    )


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
