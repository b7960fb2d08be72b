"""Milestones, questions, matters and meetings as plain JSON values, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from kechuang.accounts.held import Actor
from kechuang.kernel.sentences import Sentence
from kechuang.oversight.apart import may_do
from kechuang.oversight.decisions import became
from kechuang.oversight.evidence_kinds import said_of
from kechuang.oversight.models import Matter, Meeting
from kechuang.oversight.showing import Piece
from kechuang.oversight.state import Standing
from kechuang.oversight.then import Then, then
from kechuang.oversight.verb_list import acts
from kechuang.registry.asof import AsOf
from kechuang.registry.catalogue import kinds


def milestones_json(found: Iterable[Standing], *, staff: bool) -> list[dict[str, Any]]:
    """Each with its lamp, why, what the records show; who is asked about it is told to staff alone."""
    return [_milestone(one, staff=staff) for one in found]


def _milestone(one: Standing, *, staff: bool) -> dict[str, Any]:
    said, task = one.wording, one.wording.milestone.task
    return {
        "task": task.ordinal,
        "ordinal": said.milestone.ordinal,
        "id": said.pk,
        "text": said.text,
        "year": said.year,
        "due": said.due.isoformat() if said.due else None,
        "due_stated": said.due_stated,
        "lead": list(said.leads),
        "participants": list(said.joins),
        "evidence": {
            "by": said.evidence,
            "says": two(said_of(said.evidence, said.kind, said.filters)),
            "kind": said.kind or None,
            "least": said.least,
            "targets": list(said.targets),
        },
        "confirmed": said.confirmed,
        "light": one.lamp.light,
        "why": two(one.lamp.why),
        "done": one.done,
        "share": str(one.shown.share) if one.shown.share is not None else None,
        "shows": [_piece(piece) for piece in one.shown.pieces],
        "closed": {"day": one.closing.day.isoformat(), "how": one.closing.how} if one.closing else None,
        "asked": [matter.number for matter in one.open] if staff else [],
        "example": task.plan.example,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    public = piece.kind in kinds() and kinds()[piece.kind].PUBLIC
    return {
        "says": two(piece.text),
        "enough": piece.enough,
        "target": piece.target,
        "kind": piece.kind or None,
        "keys": list(piece.keys) if public else [],
    }


def matter_json(found: Then, reader: Actor, *, standing: bool) -> dict[str, Any]:
    """One question or matter as it stood. `may` lists the verbs the reader has now; none of a past moment."""
    row = found.matter
    codes = row.process.verbs(row.state) if standing else ()
    verbs = [acts()[code].verb for code in codes]
    return {
        "number": row.number,
        "flow": row.flow,
        "state": row.state,
        "stage": two(row.stage.name),
        "version": row.version,
        "plan": row.plan.slug,
        "task": row.task.ordinal if row.task else None,
        "milestone": row.milestone.ordinal if row.milestone else None,
        "parent": row.parent.number if row.parent else None,
        "meeting": _decided(row),
        "unit": found.unit,
        "person": found.person,
        "title": row.title,
        "text": row.text,
        "known": [_known(one) for one in row.known],
        "answer": row.answer,
        "document": {"name": row.evidence.name, "sha256": row.evidence.sha256} if row.evidence else None,
        "asked_on": row.asked_on.isoformat(),
        "due": row.due.isoformat() if row.due else None,
        "closed_on": row.closed_on.isoformat() if row.closed_on else None,
        "escalated_on": row.escalated_on.isoformat() if row.escalated_on else None,
        "may": [one.code for one in verbs if one.side != "clock" and may_do(one, reader, row).allowed],
        "example": row.example,
    }


def _decided(row: Matter) -> dict[str, Any] | None:
    """The meeting that decided it, the sentence of its minutes, by when; None where no meeting did."""
    if row.meeting is None:
        return None
    until = row.until.isoformat() if row.until else None
    return {"kind": row.meeting.kind, "held_on": row.meeting.held_on.isoformat(), "minute": row.minute, "until": until}


def steps_json(found: Then) -> list[dict[str, Any]]:
    """What was done to it until then, in order."""
    return [
        {
            "ordinal": one.ordinal,
            "verb": one.verb,
            "says": two(acts()[one.verb].verb.name),
            "before": one.before,
            "after": one.after,
            "day": one.day.isoformat(),
            "by": one.done_by_name or None,
            "said": one.said,
            "due": one.due.isoformat() if one.due else None,
        }
        for one in found.steps
    ]


def meeting_row_json(row: Meeting) -> dict[str, Any]:
    """A meeting as it stands; prefetch `matters`."""
    decided = row.matters.all()
    return {
        "id": row.pk,
        "plan": row.plan.slug,
        "kind": row.kind,
        "held_on": row.held_on.isoformat(),
        "place": row.place,
        "version": row.version,
        "items": len(row.agenda),
        "minuted": bool(row.minutes.strip()),
        "decided": len(decided),
        "open": sum(one.closed_on is None for one in decided),
        "example": row.example,
    }


def meeting_json(row: Meeting, seen: QuerySet[Matter], reader: Actor) -> dict[str, Any]:
    """A meeting whole. `seen` are the matters its reader may see: of others neither outcome nor standing is told."""
    asof = AsOf.now()
    outcomes = [then(one, asof) for one in seen.filter(meeting=row).order_by("pk").prefetch_related("steps")]
    numbers = [about.split()[1] for one in row.agenda if (about := one.get("about", "")).startswith("matter ")]
    named = {one.number: one for one in seen.filter(number__in=numbers)}
    return {
        **meeting_row_json(row),
        "agenda": [_item(one, named, asof) for one in row.agenda],
        "minutes": row.minutes,
        "outcomes": [matter_json(one, reader, standing=True) for one in outcomes if one],
    }


def _item(one: dict[str, str], named: dict[str, Matter], asof: AsOf) -> dict[str, Any]:
    what, _space, which = one.get("about", "").partition(" ")
    task, _dot, milestone = which.partition(".") if what == "milestone" else ("", "", "")
    return {
        "title": one["title"],
        "text": one["text"],
        "target": int(which) if what == "target" else None,
        "task": int(task) if task else None,
        "milestone": int(milestone) if milestone else None,
        "matter": which if what == "matter" else None,
        "now": two(became(named[which], asof.valid)) if what == "matter" and which in named else None,
    }


def _known(one: dict[str, Any]) -> dict[str, Any]:
    said = {"zh": one.get("zh", ""), "en": one.get("en", "")}
    return {"says": said, "target": one.get("target"), "kind": one.get("kind") or None}


def two(sentence: Sentence) -> dict[str, str]:
    """A sentence in both languages."""
    return {"zh": sentence.zh, "en": sentence.en}
