"""Columns of a table read as facts: whole columns at once where the writing is plain, cell by cell where it is not.

A column is read fast only where the fast way cannot differ from reading one value (`rows.one`); every other cell is
given to `one` itself, so that a table and a single subject are read alike, to the last digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from kechuang.kernel.errors import BadInput
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.rules.facts import Fact
from kechuang.rules.heads import Column, factor
from kechuang.rules.polars_reader import column_kind
from kechuang.rules.rows import BLANKS, TRUTHS, one
from kechuang.rules.stages import width

_TYPES = {"number": "Int64", "truth": "Boolean", "date": "Date", "choice": "String"}
_PLAIN = r"^[+-]?[0-9]{1,15}(?:\.[0-9]{1,18})?$"
_SAFE = 2**62


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be read: its row as a spreadsheet counts it, its column, the reason, and its name (C2)."""

    row: int
    column: str
    value: str
    reason: Sentence
    cell: str


def read_columns(batch: pl.DataFrame, columns: Sequence[Column], first_row: int) -> tuple[pl.DataFrame, list[BadCell]]:
    """The facts of a batch of rows under their names, whole numbers as narrow as their bounds allow.

    Raises BadInput as `read_column` does.
    """
    typed = {c.head: e for c in columns if (e := _typed(c, batch.schema[c.head])) is not None}
    read = batch.select(e.alias(head) for head, e in typed.items())
    facts, wrong = [], []
    for column in columns:
        head, given = column.head, batch[column.head]
        if head in typed and read[head].null_count() == given.null_count():
            values = read[head]
        else:
            values, bad = read_column(given, column, first_row)
            wrong += bad
        facts.append(values.cast(column_type(column.fact)).alias(column.fact.name))
    return pl.DataFrame(facts), wrong


def widest_type(kind: str) -> Any:
    """The column type that holds every value of a kind of fact."""
    return getattr(pl, _TYPES[kind])


def column_type(fact: Fact) -> Any:
    """The narrowest type that holds every value of the fact."""
    return column_kind(width(fact.bound * fact.scale)) if fact.kind == "number" else widest_type(fact.kind)


def _typed(column: Column, kind: Any) -> pl.Expr | None:
    """A column that already holds facts in a type of its own, null where a value is out of bounds; else None."""
    fact, of = column.fact, pl.col(column.head)
    if (fact.kind == "truth" and kind == pl.Boolean) or (fact.kind == "date" and kind == pl.Date):
        return of
    steps = factor(column) if fact.kind == "number" and kind.is_integer() else None
    if steps is None or steps.denominator != 1:
        return None
    whole, most = of.cast(pl.Int64, strict=False), (fact.bound * fact.scale - 1) // int(steps)
    return pl.when(whole.is_between(-most, most)).then(whole * int(steps)).cast(column_type(fact), wrap_numerical=True)


def read_column(given: pl.Series, column: Column, first_row: int) -> tuple[pl.Series, list[BadCell]]:
    """The facts of one column as raw values, null where blank or bad; `first_row` numbers the first cell.

    Raises BadInput where a column of bare numbers needs a unit and its head states none.
    """
    fact = column.fact
    if fact.kind == "number" and factor(column) is None and (bare := _first_bare(given)) is not None:
        raise _unit_missing(column, first_row + bare, given[bare])
    quick = _fast(given, column)
    left = (given.is_not_null() & quick.is_null()).arg_true()
    if not len(left):
        return quick, []
    slow: dict[int, Any] = {}
    bad: list[BadCell] = []
    read: dict[Any, Any] = {}
    for place in left.to_list():
        value = _python(given[place])
        if value not in read:
            read[value] = _one(fact, value, column)
        found = read[value]
        if isinstance(found, Sentence):
            bad.append(BadCell(row := first_row + place, column.head, str(value), found, column.cell(row)))
        elif found is not None:
            slow[place] = found
    if slow:
        quick = quick.scatter(list(slow), pl.Series(list(slow.values()), dtype=quick.dtype))
    return quick, bad


def _one(fact: Fact, value: Any, column: Column) -> Any:
    try:
        return one(fact, value, column.unit, column.head)
    except BadInput as error:
        return error.sentence


def _python(value: Any) -> Any:
    return str(value) if isinstance(value, list | dict | bytes) else value


def _fast(given: pl.Series, column: Column) -> pl.Series:
    """What can be read at once; null for everything else."""
    fact, kind = column.fact, given.dtype
    if kind == pl.Null:
        return pl.Series(given.name, [None] * len(given), dtype=widest_type(fact.kind))
    if fact.kind == "number":
        return _number(given, column)
    if fact.kind == "truth":
        if kind == pl.Boolean:
            return given
        text = _text(given).str.to_lowercase()
        return text.replace_strict(TRUTHS, default=None, return_dtype=pl.Boolean)
    if fact.kind == "date":
        if kind == pl.Date:
            return given
        if isinstance(kind, pl.Datetime):
            return given.dt.date()
        text = _text(given)
        plain = text.str.contains(r"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$")
        return text.set(~plain, None).str.to_date("%Y-%m-%d", strict=False)
    text = _text(given)
    return text.set(~text.is_in(fact.options), None)


def _text(given: pl.Series) -> pl.Series:
    return given.cast(pl.String, strict=False).str.strip_chars()


def _number(given: pl.Series, column: Column) -> pl.Series:
    steps, kind = factor(column), given.dtype
    nothing = pl.Series(given.name, [None] * len(given), dtype=pl.Int64)
    if steps is None or steps.denominator != 1:
        return nothing
    bound = column.fact.bound * column.fact.scale
    if kind.is_integer():
        return _whole(given.cast(pl.Int64, strict=False), int(steps), bound)
    return _decimal(_text(given), steps, bound)


def _whole(given: pl.Series, steps: int, bound: int) -> pl.Series:
    """Whole numbers times the steps, null where the bound is reached (and left to be judged one by one)."""
    most = (bound - 1) // steps
    if steps == 1 and (given.min() or 0) >= -most and (given.max() or 0) <= most:  # type: ignore[operator]
        return given
    return given.set((given > most) | (given < -most), None) * steps


def _decimal(text: pl.Series, steps: Fraction, bound: int) -> pl.Series:
    """Plain decimals times a power of ten, half a step rounded up, without passing through a double.

    Where the steps are no power of ten only whole numbers are read, the rest one by one.
    """
    digits = len(str(int(steps))) - 1
    whole = text.cast(pl.Int64, strict=False)
    if whole.null_count() == text.null_count() or int(steps) != 10**digits:
        return _whole(whole, int(steps), bound)
    plain = text.set(~text.str.contains(_PLAIN), None)
    parts = plain.str.strip_prefix("+").str.split_exact(".", 1).struct.unnest()
    negative = plain.str.starts_with("-")
    units = parts["field_0"].str.strip_prefix("-").cast(pl.Int64, strict=False)
    behind = parts["field_1"].fill_null("")
    units = units.set(units > min((bound - 1) // int(steps), _SAFE // int(steps)), None)
    size = units * int(steps)
    if digits:
        size = size + behind.str.slice(0, digits).str.pad_end(digits, "0").cast(pl.Int64, strict=False)
    rest = behind.str.slice(digits).str.strip_chars_end("0")
    above = pl.Series((rest > "5") | ((rest == "5") & ~negative))  # digits compare as they stand
    size = size + above.cast(pl.Int64)
    value = size.zip_with(~negative, -size)
    return value.set(value.abs() >= bound, None).alias(text.name)


def _first_bare(given: pl.Series) -> int | None:
    """The place of the first cell that says something, where every cell that does is a number without a unit."""
    if given.dtype.is_numeric():
        said = given.is_not_null() & given.is_not_nan() if given.dtype.is_float() else given.is_not_null()
    elif given.dtype == pl.String:
        text = given.str.strip_chars()
        said = text.is_not_null() & ~text.str.to_lowercase().is_in(list(BLANKS))
        if not text.filter(said).str.contains(_PLAIN).all():
            return None
    else:
        return None
    return int(said.arg_true()[0]) if said.any() else None


def _unit_missing(column: Column, row: int, value: Any) -> BadInput:
    base = str(column.fact.unit)
    example = f"{column.head}（{'万元' if base == '元' else '%'}）"
    return BadInput(
        "table.unit_missing",
        Sentence(
            f"{column.cell(row)}单元格“{value}”没有写明单位（“{column.head}”列）。",
            f"The cell {column.cell(row)}, “{value}”, has no unit (column “{column.head}”).",
        ),
        Sentence(
            f"请把单位写在表头，如“{example}”；金额也可用 --unit-default 指定。",
            f"Write it in the head, as in “{example}”; for money --unit-default will do as well.",
        ),
        column=column.head,
        row=row,
        cell=column.cell(row),
    )
