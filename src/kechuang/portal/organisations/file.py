"""The file of one organisation: who it is, as of a pair of moments, for one reader; and what a section of it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import QuerySet

from kechuang.accounts.access import READ, may
from kechuang.accounts.held import Actor
from kechuang.portal.records.moments import Moment
from kechuang.portal.records.pointing_here import known_rows, seen_rows
from kechuang.questions.composed import composed
from kechuang.registry.kinds.organisation import Organisation
from kechuang.registry.record import Record
from kechuang.registry.speaking import State, row_shown


@dataclass(frozen=True, slots=True)
class File:
    """`row` is what speaks as of the moments, `rows` every row of it ever; `whole`: the reader may see all of it."""

    key: str
    row: Record
    state: State
    rows: tuple[Record, ...]
    reader: Actor
    moment: Moment
    whole: bool

    def seen(self, kind: type[Record], *order: str, **having: Any) -> list[Any]:
        """Records of a kind that point here, hold on the day and have these values, as far as the reader may see."""
        return seen_rows(self.reader, kind, ("organisation",), self.key, self.moment.asof, order=order, having=having)

    def known(self, kind: type[Record], *order: str, field: str = "organisation") -> list[Any]:
        """The same, whenever they held."""
        return known_rows(self.reader, kind, (field,), self.key, self.moment.asof, order=order)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the file. `gather` gives what its template shows, nothing where there is nothing to show.

    `place`: in the wide column, beside it, or the whole width.
    """

    order: int
    key: str
    title: Any
    template: str
    gather: Callable[[File], Mapping[str, Any] | None]
    place: Literal["wide", "aside", "full"] = "wide"


@dataclass(frozen=True, slots=True)
class Filled:
    """A section with what it shows."""

    section: Section
    data: Mapping[str, Any]


def file_of(key: str, reader: Actor, moment: Moment) -> File | None:
    """The file; None where there is no such organisation."""
    rows = tuple(_every(key=key))
    if not rows:
        return None
    row, state = row_shown(rows, moment.asof)
    if row is None:
        row, state = row_shown(rows, Moment.asked({}).asof)
    assert row is not None
    return File(key, row, state, rows, reader, moment, may(reader, READ, row).allowed)


@composed
def _every(*, key: Any) -> QuerySet[Any]:
    return Organisation.objects.filter(key=key).select_related("source").order_by("valid_from", "pk")
