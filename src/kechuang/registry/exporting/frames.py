"""How a kind of record stands in a table: heads of official terms with units, cells in words, as imports read them."""

from __future__ import annotations

from typing import Any

from django.db import models

from kechuang.kernel.later import pl
from kechuang.kernel.units import measure
from kechuang.registry.fields import Quantity
from kechuang.registry.record import ENVELOPE, Record

MONEY = "万元"
"""The unit in which people fill in money."""


def head(field: models.Field[Any, Any]) -> str:
    """The official term with the unit that the column is in: 销售收入（万元）, 职工总数（人）, 发证日期."""
    term, unit = str(field.verbose_name), written_unit(field)
    return f"{term}（{unit}）" if unit else term


def written_unit(field: models.Field[Any, Any]) -> str:
    """Money in 万元, ratios in %, other quantities in their own unit; empty for what is no quantity."""
    if not isinstance(field, Quantity):
        return ""
    return MONEY if str(field.base) == "元" else field.of or "%"


def in_words(kind: type[Record], frame: pl.DataFrame, exact: bool = False) -> pl.DataFrame:
    """A table of field values as people read it, its columns in the kind's order: headed, in units, choices in words.

    Quantities become decimals of six places where `exact`; else numbers that are written as short as they can be.
    """
    fields = {f.name: f for f in kind._meta.concrete_fields}
    order = sorted((name for name in fields if name in frame.columns), key=lambda name: name in ENVELOPE)
    return frame.select(_cells(fields[name], exact).alias(head(fields[name])) for name in order)


def _cells(field: models.Field[Any, Any], exact: bool) -> pl.Expr:
    column = pl.col(field.name)
    if isinstance(field, Quantity):
        factor = measure(written_unit(field))[0] * field.scale
        if factor == 1:
            return column
        steps = factor.numerator // factor.denominator
        decimal = column.cast(pl.Decimal(38, 6)) / steps
        return (
            decimal if exact else decimal.cast(pl.String).cast(pl.Float64)
        )  # a quotient of doubles is not the nearest
    if field.choices:
        column = pl.when(column != "").then(column)
        return column.replace({str(code): str(word) for code, word in field.flatchoices})
    if isinstance(field, models.JSONField):
        return column.replace({"true": "是", "false": "否"})
    if isinstance(field, models.BooleanField):
        return pl.when(column).then(pl.lit("是")).when(~column).then(pl.lit("否"))
    if isinstance(field, models.DecimalField) and not exact:
        return column.cast(pl.String).cast(pl.Float64)
    if isinstance(field, models.CharField | models.TextField):
        return pl.when(column != "").then(column)
    return column
