"""From arrays to tables whose columns are the fields of a record kind; nothing after the day the city is told until."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import polars as pl

from kechuang.examples.draws import Days, Floats

FEN_PER_STEP = 10_000
"""Amounts are whole hundredths of 万元, as forms are filled in: 100 元, 10,000 fen."""


def money(amount: Floats) -> pl.Series:
    """Amounts in 万元 as raw steps of 元 (fen); what is not a number is unknown."""
    known = np.isfinite(amount)
    fen = np.round(np.where(known, amount, 0.0) * 100).astype(np.int64) * FEN_PER_STEP
    return _with_gaps(fen, known)


def counts(amount: Floats | np.ndarray, scale: int = 1) -> pl.Series:
    """Whole counts in raw steps; what is not a number is unknown."""
    known = np.isfinite(amount)
    return _with_gaps(np.round(np.where(known, amount, 0) * scale).astype(np.int64), known)


def flags(values: np.ndarray, known: np.ndarray) -> pl.Series:
    """Yes or no, or unknown."""
    return _with_gaps(values, known)


def words(choices: Sequence[str], which: np.ndarray) -> pl.Series:
    """From a list of words those at these places."""
    return pl.Series(list(choices), dtype=pl.String).gather(which)


def texts(days: Days) -> pl.Series:
    """Days as dates; no day is empty."""
    return pl.Series(days.astype("datetime64[ms]")).cast(pl.Date)


def table(columns: Mapping[str, Any], keep: np.ndarray | None = None) -> pl.DataFrame:
    """A table of these columns, a single value for all rows allowed; `keep` picks rows."""
    height = max(len(v) for v in columns.values() if isinstance(v, pl.Series | np.ndarray | list))
    made = {name: _column(value, height) for name, value in columns.items()}
    frame = pl.DataFrame(made)
    return frame if keep is None else frame.filter(pl.Series(keep))


def of_rows(rows: Sequence[Mapping[str, Any]], like: Mapping[str, Any]) -> pl.DataFrame:
    """A table of rows written one by one; `like` gives every column its type by an example value, None for a date."""
    schema = {name: _type(value) for name, value in like.items()}
    return pl.DataFrame([{name: row.get(name, _blank(like[name])) for name in like} for row in rows], schema=schema)


def seen(frame: pl.DataFrame, until: date, since: str, ends: Sequence[str] = ()) -> pl.DataFrame:
    """Rows whose day `since` has come by `until`; days in `ends` that have not come yet are taken away."""
    known = frame.filter(pl.col(since) <= until)
    return known.with_columns(pl.when(pl.col(name) <= until).then(pl.col(name)).alias(name) for name in ends)


def _with_gaps(values: np.ndarray, known: np.ndarray) -> pl.Series:
    series = pl.Series("", values)
    return (
        series
        if known.all()
        else pl.DataFrame({"v": series, "k": known}).select(pl.when("k").then("v").alias("v"))["v"]
    )


def _column(value: Any, height: int) -> pl.Series:
    if isinstance(value, pl.Series):
        return value
    if isinstance(value, np.ndarray):
        return texts(value) if value.dtype.kind == "M" else pl.Series(value)
    if isinstance(value, list):
        return pl.Series(value)
    return pl.Series([value], dtype=_type(value)).new_from_index(0, height)


def _type(value: Any) -> Any:
    if value is None or isinstance(value, date):
        return pl.Date
    return {bool: pl.Boolean, int: pl.Int64, float: pl.Float64}.get(type(value), pl.String)


def _blank(value: Any) -> Any:
    return "" if isinstance(value, str) else None
