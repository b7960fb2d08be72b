"""A chart that is explored in the browser: one table, and how ECharts draws it. The table is what is true.

Columns and rows come first: they are shown without a script, read aloud, printed and downloaded. The drawing takes its
numbers from the same rows (`column` names of `option.py`), so a picture cannot say what its table does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kechuang.portal import numbers

Cell = str | int | float | Decimal | Fraction | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in `encode`, its words, its unit; the first lies along the axis of names."""

    key: str
    label: str | Promise
    kind: Literal["text", "year", "day", "number"] = "number"
    unit: str | Promise = ""

    @property
    def heading(self) -> str:
        """Its words with the unit of its numbers."""
        return f"{self.label}（{self.unit}）" if self.unit else str(self.label)


@dataclass(frozen=True, slots=True)
class Chart:
    """One explored chart. `key` is its id on the page and the name of its files: letters, digits, hyphens.

    `described` is one sentence that says what is to be seen; `note` says the moments and the source, and stands under
    the chart and in the downloaded image. `links`, one a row, lead from a number to its records (empty: none).
    """

    key: str
    title: str | Promise
    described: str | Promise
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    option: Mapping[str, Any]
    note: str | Promise = ""
    links: Sequence[str] = ()

    def __post_init__(self) -> None:
        odd = [row for row in self.rows if len(row) != len(self.columns)]
        if odd or (self.links and len(self.links) != len(self.rows)):
            raise ValueError(f"chart {self.key}: every row needs {len(self.columns)} cells, and a link if any has one")

    @property
    def table(self) -> list[tuple[str, list[tuple[Column, str, str]]]]:
        """The rows as shown: the link, and for each cell its column, its words and its exact value."""
        links = self.links or [""] * len(self.rows)
        return [
            (link, [(one, shown(cell), exact(cell)) for one, cell in zip(self.columns, row, strict=True)])
            for link, row in zip(links, self.rows, strict=True)
        ]

    def as_json(self) -> dict[str, Any]:
        """What the script reads. Numbers are floats here: they are only drawn; words come from the table."""
        return {
            "columns": [
                {"key": one.key, "label": str(one.label), "unit": str(one.unit), "kind": one.kind}
                for one in self.columns
            ],
            "rows": [[_drawn(cell) for cell in row] for row in self.rows],
            "links": list(self.links),
            "option": _plain(self.option),
            "title": str(self.title),
            "note": str(self.note),
            "words": {"table": _("看表格"), "chart": _("看图"), "none": _("没有数"), "follow": _("按回车看记录")},
        }


def shown(cell: Cell) -> str:
    """A cell as people read it: numbers grouped with at most two decimals, an unknown one as a dash."""
    if cell is None:
        return "—"
    return cell if isinstance(cell, str) else numbers.number(Fraction(cell))


def exact(cell: Cell) -> str:
    """A cell for the csv: the number as exactly as it is known; nothing where it is unknown."""
    if cell is None:
        return ""
    if isinstance(cell, Fraction):
        return str(cell.numerator) if cell.denominator == 1 else repr(float(cell))
    return str(cell)


def _drawn(cell: Cell) -> str | int | float | None:
    return float(cell) if isinstance(cell, Decimal | Fraction) else cell


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal | Fraction):
        return float(value)
    return str(value) if isinstance(value, Promise) else value
