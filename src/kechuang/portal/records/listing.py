"""A page of a list of records: its rows as cells, its headings, sums, and the filters with what each would leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Count, Sum

from kechuang.accounts.held import Actor
from kechuang.portal.records import amounts
from kechuang.portal.records.addresses import address_of_key
from kechuang.portal.records.cells import Cell, Cells
from kechuang.portal.records.columns import Column, columns
from kechuang.portal.records.filters import ListFilter, dated
from kechuang.portal.records.moments import Moment
from kechuang.portal.records.pickers import COUNTED, Picker, in_words_of, pickers_of
from kechuang.portal.records.rows import ordered, rows_for
from kechuang.registry.fields import Quantity
from kechuang.registry.record import Record
from kechuang.registry.seen import Seen
from kechuang.registry.standings import Standings

PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One record of the list: where it leads, its cells in the order of the columns, and what marks it."""

    record: Record
    address: str
    cells: list[Cell]
    disputed: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: where it leads to sort by it, and how the list stands now."""

    column: Column
    address: str
    now: str


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a column over the whole list, and in how many rows it is known."""

    text: str
    known: int
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything a page of the list shows."""

    page: Page[Any]
    rows: list[Row]
    headings: list[Heading]
    totals: list[Total | None]
    total: int
    """All rows that hold, whatever is filtered."""
    pickers: list[Picker]
    days: list[tuple[str, Any]]
    taken_off: list[tuple[str, str]]

    @property
    def main(self) -> list[Picker]:
        """The filters of the bar."""
        return [picker for picker in self.pickers if picker.main]

    @property
    def more(self) -> list[Picker]:
        """The filters behind the fold."""
        return [picker for picker in self.pickers if not picker.main]


def listing(asked: ListFilter, seen: Seen, moment: Moment, reader: Actor, number: str = "") -> Listing:
    """The page `number` of the list."""
    rows = rows_for(asked, seen, moment.asof)
    page = Paginator(ordered(rows, asked).select_related("source"), PAGE).get_page(number)
    shown = columns(asked.kind, seen.fields)
    nothing = ListFilter(asked.kind, asked.fields, extent=asked.extent)
    total = rows_for(nothing, seen, moment.asof).count() if asked.active else page.paginator.count
    pickers = pickers_of(asked, seen, moment, counted=total <= COUNTED)
    return Listing(
        page,
        _rows(list(page.object_list), shown, moment, reader),
        [_heading(asked, moment, column) for column in shown],
        _totals(rows, shown) if page.paginator.count else [],
        total,
        pickers,
        [(name, asked.kind._meta.get_field(name).verbose_name) for name in dated(asked.kind, asked.fields)],  # type: ignore[union-attr]
        [
            (words, asked.without(name).address(moment.parts))
            for name, words in in_words_of(asked, pickers, reader, moment.asof)
        ],
    )


def _rows(records: list[Record], shown: list[Column], moment: Moment, reader: Actor) -> list[Row]:
    cells = Cells(records, reader, moment.asof, moment.query)
    standings = Standings(records, moment.asof)
    day = moment.asof.valid
    return [
        Row(
            record,
            address_of_key(record.kind(), record.key) + moment.query,
            [cells.of(record, column.name) for column in shown],
            any(standings.of(record, column.name).disputed for column in shown),
            record.valid_to is not None and record.valid_to <= day,
        )
        for record in records
    ]


def _heading(asked: ListFilter, moment: Moment, column: Column) -> Heading:
    here = asked.sort == column.name
    now = ("descending" if asked.down else "ascending") if here else ""
    down = not asked.down if here else column.numeric or isinstance(column.field, models.DateField)
    address = asked.address(moment.parts, sort=column.name, down=down) if column.sorts else ""
    return Heading(column, address, now)


def _totals(rows: Any, shown: list[Column]) -> list[Total | None]:
    summed = [column for column in shown if isinstance(column.field, Quantity) and str(column.field.base)]
    if not summed:
        return []
    wanted: dict[str, Any] = {}
    for column in summed:
        wanted |= {f"{column.name}_sum": Sum(column.name), f"{column.name}_known": Count(column.name)}
    found = rows.order_by().aggregate(**wanted)
    totals: list[Total | None] = []
    for column in shown:
        raw = found.get(f"{column.name}_sum")
        if column not in summed or raw is None:
            totals.append(None)
            continue
        field: Any = column.field
        known = found[f"{column.name}_known"]
        totals.append(Total(amounts.short(field, int(raw)), known, amounts.full(field, int(raw))))
    return totals
