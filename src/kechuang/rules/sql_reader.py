"""The tree as one SQL text that DuckDB and Spark read alike: plain CASE, no functions of ours."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from kechuang.rules.stages import Stages
from kechuang.rules.tree import Node

_SIGNS = {"add": "+", "sub": "-", "mul": "*", "ge": ">=", "gt": ">", "le": "<=", "lt": "<", "and": "AND", "or": "OR"}
_TYPES = {
    "int16": "BIGINT",
    "int32": "BIGINT",
    "int64": "BIGINT",
    "real": "DOUBLE",
    "truth": "BOOLEAN",
    "date": "DATE",
    "choice": "STRING",
}


class Sql:
    """SQL text for the operations. A real literal has an exponent, so that no engine takes it for a DECIMAL."""

    def column(self, name: str) -> str:
        return name

    def literal(self, value: Any, type_: str) -> str:
        if value is None:
            return f"CAST(NULL AS {_TYPES[type_]})"
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, date):
            return f"DATE '{value.isoformat()}'"
        if isinstance(value, str):
            return "'" + value.replace("'", "''") + "'"
        if type_ == "real":
            text = repr(float(value))
            return text if "e" in text else f"{text}e0"
        return f"CAST({value} AS BIGINT)"  # a bare literal is 32 bits wide, and so is a product of two

    def widened(self, a: str, type_: str) -> str:
        return a  # every whole number is a BIGINT here

    def binary(self, op: str, a: str, b: str) -> str:
        return f"({a} {_SIGNS[op]} {b})"

    def quotient(self, a: str, b: str) -> str:
        return f"(CAST({a} AS DOUBLE) / CAST({b} AS DOUBLE))"

    def real(self, a: str, scale: int) -> str:
        return f"(CAST({a} AS DOUBLE) / {float(scale)!r}e0)" if "e" not in repr(float(scale)) else f"({a} / {scale})"

    def negated(self, a: str) -> str:
        return f"(NOT {a})"

    def known(self, a: str) -> str:
        return f"({a} IS NOT NULL)"

    def unknown(self, a: str) -> str:
        return f"({a} IS NULL)"

    def among(self, a: str, options: tuple[str, ...]) -> str:
        return f"({a} IN ({', '.join(self.literal(o, 'choice') for o in options)}))"

    def days(self, first: str, last: str) -> str:
        return f"DATEDIFF({last}, {first})"

    def months(self, day: str, months: int) -> str:
        return f"ADD_MONTHS({day}, {months})"

    def year(self, day: str) -> str:
        return f"CAST(YEAR({day}) AS BIGINT)"

    def case(self, arms: list[tuple[str, str]], otherwise: str) -> str:
        chain = " ".join(f"WHEN {condition} THEN {value}" for condition, value in arms)
        return f"CASE {chain} ELSE {otherwise} END"


class DuckDb(Sql):
    """DuckDB's own words for the few date functions that are not the same everywhere."""

    def days(self, first: str, last: str) -> str:
        return f"DATE_DIFF('day', {first}, {last})"

    def months(self, day: str, months: int) -> str:
        return f"CAST({day} + INTERVAL ({months}) MONTH AS DATE)"


def query(
    named: Mapping[str, Node],
    table: str,
    *,
    dialect: Sql | None = None,
    full: Collection[str] = (),
    keep: Collection[str] = (),
) -> tuple[str, dict[str, int | None]]:
    """One SELECT over `table` with a column for every named expression, and the scale of each."""
    stages: Stages[str] = Stages(named, dialect or Sql(), full)
    source = table
    for depth, level in enumerate(stages.levels):
        columns = ", ".join(f"{expression} AS {name}" for name, expression in level.items())
        source = f"(SELECT *, {columns} FROM {source}) t{depth}"  # noqa: S608 - names are ours, literals quoted above
    results = ", ".join([*keep, *(f"{expression} AS {name}" for name, expression in stages.results.items())])
    return f"SELECT {results} FROM {source}", stages.scales  # noqa: S608 - as above
