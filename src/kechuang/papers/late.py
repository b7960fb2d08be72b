"""What is late: promises whose day has come and that are not met, with who leads them.

Requests that were not answered in time are asked for here too, as soon as there is something to ask: whoever keeps them
adds a function to `SOURCES`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kechuang.registry.asof import AsOf
from kechuang.supervision.line import Line
from kechuang.supervision.models import Plan


@dataclass(frozen=True, slots=True)
class Late:
    """One thing that is late: what, since when (ISO day), the units that lead it, the target it belongs to or 0."""

    what: str
    since: str
    units: tuple[str, ...]
    ordinal: int = 0


Source = Callable[[Plan, Sequence[Line], AsOf], Sequence[Late]]


def promises_due(plan: Plan, lines: Sequence[Line], asof: AsOf) -> list[Late]:
    """Promises that are due and not met, or for which nothing is known though their day has come."""
    day = asof.valid.isoformat()
    return [
        Late(line.name, line.due, line.leads, line.ordinal)
        for line in lines
        if line.due and line.due <= day and line.outcome in ("not_met", "unknown")
    ]


SOURCES: list[Source] = [promises_due]


def late(plan: Plan, lines: Sequence[Line], asof: AsOf) -> list[Late]:
    """Everything late on the day, the longest first."""
    found = [one for source in SOURCES for one in source(plan, lines, asof)]
    return sorted(found, key=lambda one: (one.since, one.ordinal))
