"""What was done to the records of a kind between two instants: the subjects whose rows came or were superseded.

Rows come in the order of their instants: whoever stores any has taken his turn and his stamp before. So the newest are
found from the end of the table, and nothing else is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kechuang.registry.record import Record

_FIRST, _MOST = 100, 10_000
"""Rows looked at together, at first and at most. Where none of them is newer the search ends: a clock that was put back
for a moment misleads nobody."""


def rows_since(kind: type[Record], after: datetime, until: datetime, most: int) -> set[tuple[str, str]] | None:
    """Key and organisation of each; None where more than `most` rows came or went."""
    found: set[tuple[str, str]] = set()
    names = ("key", kind.ORGANISATION) if kind.ORGANISATION else ("key",)
    for count, told in enumerate(_told(kind, after, until, names)):
        if count == most:
            return None
        found.add(told)
    return found


def _told(kind: type[Record], after: datetime, until: datetime, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    gone = kind.objects.filter(superseded_at__gt=after, superseded_at__lte=until).order_by()
    for key, *holder in gone.values_list(*names).iterator():
        yield key, holder[0] if holder else ""
    for key, *holder in came(kind, after, until, names):
        yield key, holder[0] if holder else ""


def came(kind: type[Record], after: datetime, until: datetime, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The named columns of every row recorded after one instant, up to another, newest first."""
    rows = kind.objects.order_by("-pk").values_list("pk", "recorded_at", *names)
    below, many = None, _FIRST
    while True:
        some = list((rows if below is None else rows.filter(pk__lt=below))[:many])
        for _pk, recorded, *told in some:
            if after < recorded <= until:
                yield tuple(told)
        if len(some) < many or not any(recorded > after for _pk, recorded, *_ in some):
            return
        below, many = some[-1][0], min(4 * many, _MOST)
