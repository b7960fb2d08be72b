"""Numbers of very few: a sum over one or two subjects would tell what they said in confidence, so it is not shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kechuang.accounts.held import Actor
from kechuang.indicators.meeting import Meeting
from kechuang.indicators.parts import Missing, Part
from kechuang.indicators.values import Value
from kechuang.kernel.sentences import Sentence
from kechuang.supervision.answering import Answer, Point
from kechuang.supervision.behind import readable

FEW = 3
"""Fewer subjects than this are not added up for who may not read them one by one. No document fixes it: ours."""

WITHHELD = Missing(
    "withheld",
    Sentence(
        "涉及的单位太少，公布合计会泄露单家数据。",
        "Too few organisations are behind it: the sum would tell what one of them said in confidence.",
    ),
)
"""Why a reader is told no number although there is one."""


def told_to(reader: Actor, found: Answer) -> Answer:
    """An answer as its reader may see it: without the numbers, parts and gaps that are withheld; the outcome stays."""
    return replace(
        found,
        points=tuple(_point(one, reader) for one in found.points),
        readings=tuple(replace(one, answer=told_to(reader, one.answer)) for one in found.readings),
    )


def keeps_back(found: Answer) -> bool:
    """Whether something was left out of an answer for its reader."""
    return any(point.missing is WITHHELD for point in found.points)


def _point(point: Point, reader: Actor) -> Point:
    if not any(withheld(one, reader) for one in point.values):
        return point
    values = tuple(
        replace(one, number=None, parts=(), published=None, marks=(), missing=WITHHELD) for one in point.values
    )
    return replace(point, number=None, meeting=Meeting(point.meeting.outcome), values=values, missing=WITHHELD)


def withheld(found: Value, reader: Actor) -> bool:
    """Whether a number adds up, over too few records, what its reader may not read of each."""
    return any(0 < part.records < FEW and confidential(part, reader) for part in found.parts)


def confidential(part: Part, reader: Actor) -> bool:
    """Whether the reader may not see of every record what a part adds up; a mere count tells nothing."""
    kind = part.question.kind
    named = {"", "key", *kind.KEY, part.question.held_by}
    return part.field not in named and part.field not in readable(kind, reader)


def hidden(groups: Iterable[tuple[str, int]]) -> set[str]:
    """The keys of the groups to hide, by the records each has; two at least, so that none follows from the rest."""
    ordered = sorted((records, key) for key, records in groups if records)
    few = [key for records, key in ordered if records < FEW]
    return set(few if len(few) != 1 else [key for _records, key in ordered[:2]])


def told_apart(part: Part, reader: Actor) -> bool:
    """Whether the reader may see the number organisation by organisation: what they may read of each anyway."""
    seen = readable(part.question.kind, reader)
    return (part.question.held_by or "name") in seen and not confidential(part, reader)
