"""What meetings decided: the sentences of minutes that a decision can rest on, and what became of earlier decisions."""

from __future__ import annotations

import re
from datetime import date

from django.db.models import Q

from kechuang.kernel.sentences import Sentence
from kechuang.oversight.models import Matter, Meeting
from kechuang.supervision.models import Plan

_END = re.compile(r"(?<=[。；！？;!?])|\n+")


def sentences(minutes: str) -> list[str]:
    """The sentences of minutes in their order, each once, as they stand; of long ones the first 500 characters."""
    found = (part.strip()[:500] for part in _END.split(minutes))
    return list(dict.fromkeys(part for part in found if len(part.rstrip("。；！？;!?")) >= 4))


def decided_before(plan: Plan, day: date, kind: str) -> list[Matter]:
    """Decisions of meetings before that day which are open, or were closed since the last one; in order of their date.

    A meeting with the province hears of what such meetings decided; the others of every decision.
    """
    meetings = Meeting.objects.filter(plan=plan, held_on__lt=day)
    if kind == "province":
        meetings = meetings.filter(kind=kind)
    last = meetings.order_by("-held_on").first()
    if last is None:
        return []
    rows = Matter.objects.filter(Q(closed_on=None) | Q(closed_on__gte=last.held_on), meeting__in=meetings)
    return list(rows.select_related("unit", "person", "meeting").order_by("meeting__held_on", "pk"))


def became(matter: Matter, day: date) -> Sentence:
    """What became of a decision: who has it, where it stands, whether it is late."""
    who = f"{matter.unit}{matter.person or ''}"
    stage = matter.stage.name
    if matter.closed_on:
        return Sentence(
            f"{who}，{stage.zh}（{matter.closed_on:%Y-%m-%d}）。", f"{who}: {stage.en} ({matter.closed_on:%Y-%m-%d})."
        )
    until = matter.until or matter.due
    if until is None:
        return Sentence(f"{who}，{stage.zh}。", f"{who}: {stage.en}.")
    late = until < day
    return Sentence(
        f"{who}，{stage.zh}，{'已过期限' if late else '期限'}{until:%Y-%m-%d}。",
        f"{who}: {stage.en}, {'was due' if late else 'due'} {until:%Y-%m-%d}.",
    )
