"""One page of the records behind a number, found without sorting all of them where the order allows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, OrderBy
from django.db.models.functions import Coalesce

from kechuang.indicators.parts import Part
from kechuang.registry.record import RecordQuerySet

_SPARE = 4
"""So many times as many records as are needed are expected in the first stretch that is looked at."""
_MANY = 2_000
"""From so many records of a year on, one in a few fits, and each is asked for its own organisation."""


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of an ordered list: from the record at `start` (the first is 0), `size` of them."""

    start: int
    size: int

    @property
    def end(self) -> int:
        """The place after its last record."""
        return self.start + self.size


def sorted_page(rows: RecordQuerySet, field: str, page: Page, *, down: bool = False) -> list[int]:
    """The row numbers of a page of the rows sorted by a field, equal ones by key; all of them are found and sorted."""
    order = (_unindexed(field, down=down), _unindexed("key"), "pk")
    return list(rows.order_by(*order).values_list("pk", flat=True)[page.start : page.end])


def dated_page(part: Part, page: Page, *, down: bool = False) -> list[int]:
    """The same sorted by the first day a record holds: looked for in the first part of the time, then in more of it.

    Whatever begins up to a day comes before whatever begins later, so a stretch that fills the page holds the page.
    """
    share = _SPARE * page.end / max(part.records, 1)
    while part.span and share < 0.5:
        first, last = part.span
        length = (last - first) * share
        within = (last - length, last) if down else (first, first + length)
        found = sorted_page(part.rows().filter(valid_from__range=within), "valid_from", page, down=down)
        if len(found) == page.size:
            return found
        share *= _SPARE
    return sorted_page(part.rows(), "valid_from", page, down=down)


def yearly_page(part: Part, page: Page) -> list[int]:
    """A page of a year's records in the order of the index that finds them: by whose they are."""
    rows = part.rows(singly=part.records >= _MANY and page.end * _SPARE < part.records)
    return list(rows.order_by(part.question.held_by or "key", "pk").values_list("pk", flat=True)[page.start : page.end])


def _unindexed(name: str, *, down: bool = False) -> OrderBy:
    """To sort by a column after the rows are found: a database that walks its index instead meets few of them."""
    value = Coalesce(F(name), F(name))
    return value.desc(nulls_last=True) if down else value.asc(nulls_last=True)
