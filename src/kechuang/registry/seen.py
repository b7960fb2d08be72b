"""What a reader sees of a kind: every row, those within their scope, or of every row the part that is public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from kechuang.accounts.access import visible
from kechuang.accounts.held import Actor
from kechuang.accounts.scope import Label
from kechuang.registry.record import Record

Extent = Literal["all", "own", "public"]


@dataclass(frozen=True, slots=True)
class Seen:
    """`rows` of every time, and the `fields` of them that may be shown, sorted by and filtered by.

    `extent`: all rows whole; one's own rows whole; all rows by their public fields. `others` are the extents that
    the reader may choose instead.
    """

    kind: type[Record]
    extent: Extent
    rows: Any
    fields: tuple[str, ...]
    others: tuple[Extent, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all that its rows say may be shown."""
        return self.extent != "public"


def seen(kind: type[Record], reader: Actor, asked: str = "") -> Seen:
    """What the reader sees; `asked` chooses among `own` and `public` where both are open."""
    every = tuple(f.name for f in kind.said())
    own = visible(reader, kind.objects.all())
    if not own.query.where:
        return Seen(kind, "all", own, every)
    public = bool(kind.PUBLIC) and kind.LABEL != Label.PUBLIC
    some = own.exists()
    if public and (asked == "public" or not some):
        return Seen(kind, "public", kind.objects.all(), kind.PUBLIC, ("own",) if some else ())
    return Seen(kind, "own", own, every, ("public",) if public else ())
