"""The file of one organisation: who it is, as of a pair of moments, for one reader; and what a section of it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kechuang.accounts.access import READ, may, visible
from kechuang.accounts.held import Actor
from kechuang.portal.records.moments import Moment
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

    def seen(self, kind: type[Record], field: str = "organisation") -> Any:
        """Records of a kind that point here and hold on the day, as far as the reader may see them."""
        return visible(self.reader, kind.objects.as_of(self.moment.asof).filter(**{field: self.key}))

    def known(self, kind: type[Record], field: str = "organisation") -> Any:
        """The same, whenever they held."""
        return visible(self.reader, kind.objects.known(self.moment.asof).filter(**{field: self.key}))


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
    rows = tuple(Organisation.objects.filter(key=key).select_related("source").order_by("valid_from", "pk"))
    if not rows:
        return None
    row, state = row_shown(rows, moment.asof)
    if row is None:
        row, state = row_shown(rows, Moment.asked({}).asof)
    assert row is not None
    return File(key, row, state, rows, reader, moment, may(reader, READ, row).allowed)
