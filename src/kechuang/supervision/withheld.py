"""Numbers of very few: a sum over one or two subjects would tell what they said in confidence, so it is not shown."""

from __future__ import annotations

from collections.abc import Iterable

from kechuang.accounts.held import Actor
from kechuang.indicators.parts import Part
from kechuang.indicators.values import Value
from kechuang.supervision.behind import readable

FEW = 3
"""Fewer subjects than this are not added up for who may not read them one by one. No document fixes it: ours."""


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
