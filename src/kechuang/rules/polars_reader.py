"""The tree on Polars: whole tables in streams, every condition and point a column."""

from __future__ import annotations

import operator
from collections.abc import Collection, Mapping
from typing import Any

from kechuang.kernel.later import pl
from kechuang.rules.stages import Stages
from kechuang.rules.tree import Node

_OPS = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "ge": operator.ge,
    "gt": operator.gt,
    "le": operator.le,
    "lt": operator.lt,
    "and": operator.and_,
    "or": operator.or_,
}
_KINDS = {
    "int16": "Int16",
    "int32": "Int32",
    "int64": "Int64",
    "real": "Float64",
    "truth": "Boolean",
    "date": "Date",
    "choice": "String",
}


def column_kind(type_: str) -> Any:
    """Polars' own type of a column for a type of the tree."""
    return getattr(pl, _KINDS[type_])


class Polars:
    """Polars' own expressions for the operations."""

    def column(self, name: str) -> pl.Expr:
        return pl.col(name)

    def literal(self, value: Any, type_: str) -> pl.Expr:
        return pl.lit(value, column_kind(type_))

    def widened(self, a: pl.Expr, type_: str) -> pl.Expr:
        return a.cast(column_kind(type_))

    def binary(self, op: str, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        expression: pl.Expr = _OPS[op](a, b)
        return expression

    def quotient(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        return a.cast(pl.Float64) / b.cast(pl.Float64)

    def real(self, a: pl.Expr, scale: int) -> pl.Expr:
        return a.cast(pl.Float64) / scale

    def negated(self, a: pl.Expr) -> pl.Expr:
        return ~a

    def known(self, a: pl.Expr) -> pl.Expr:
        return a.is_not_null()

    def unknown(self, a: pl.Expr) -> pl.Expr:
        return a.is_null()

    def among(self, a: pl.Expr, options: tuple[str, ...]) -> pl.Expr:
        return a.is_in(options)

    def days(self, first: pl.Expr, last: pl.Expr) -> pl.Expr:
        return (last - first).dt.total_days()

    def months(self, day: pl.Expr, months: int) -> pl.Expr:
        return day.dt.offset_by(f"{months}mo")

    def year(self, day: pl.Expr) -> pl.Expr:
        return day.dt.year().cast(pl.Int64)

    def case(self, arms: list[tuple[pl.Expr, pl.Expr]], otherwise: pl.Expr) -> pl.Expr:
        chain: Any = pl
        for condition, value in arms:
            chain = chain.when(condition).then(value)
        expression: pl.Expr = chain.otherwise(otherwise)
        return expression


def evaluated(
    named: Mapping[str, Node], frame: pl.LazyFrame, full: Collection[str] = (), keep: Collection[str] = ()
) -> tuple[pl.LazyFrame, dict[str, int | None]]:
    """The frame with a column for every named expression (and the columns to keep), and the scale of each."""
    stages = Stages(named, Polars(), full)
    for level in stages.levels:
        frame = frame.with_columns([expression.alias(name) for name, expression in level.items()])
    kept = [pl.col(name) for name in keep]
    return frame.select([*kept, *(e.alias(name) for name, e in stages.results.items())]), stages.scales
