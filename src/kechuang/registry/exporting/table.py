"""A table to take away: its rows, what each column means, and what the rows are (plan, filter, as-of pair)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Shape = Literal["", "text", "whole", "decimal", "truth", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key in json, the heading people read, and the definition.

    `unit` is the unit its numbers are in. `shape` fixes the type in parquet; without it the values decide.
    """

    key: str
    label: str
    definition: str
    unit: str = ""
    shape: Shape = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to take away. `about` tells what they are (the plan, the filter), label by label.

    `rows` may be made anew each time they are asked for (a function), so that a long list need not be held.
    """

    name: str
    title: str
    about: Mapping[str, str]
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Any]] | Callable[[], Iterable[Mapping[str, Any]]]

    def cells(self) -> Iterable[list[Any]]:
        """Every row as cells in the order of the columns."""
        rows = self.rows() if callable(self.rows) else self.rows
        return ([row.get(column.key) for column in self.columns] for row in rows)

    def described(self) -> dict[str, Any]:
        """What the table is and what its columns mean, as plain values."""
        columns = [
            {"key": c.key, "label": c.label, "definition": c.definition} | ({"unit": c.unit} if c.unit else {})
            for c in self.columns
        ]
        return {"title": self.title, "about": dict(self.about), "columns": columns}
