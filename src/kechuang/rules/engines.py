"""The engines that work out a law's columns for a table: Polars batch by batch, DuckDB and Spark through one SQL text.

DuckDB and Spark read the facts from a parquet file and leave their columns in another; no function of ours runs inside
them. Every engine gives the same columns in the order of the rows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from kechuang.kernel.errors import BadInput
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.rules.columns import Columns
from kechuang.rules.polars_reader import Polars, column_kind
from kechuang.rules.sql_reader import DuckDb, Sql, query
from kechuang.rules.stages import Stages

Engine = Literal["polars", "duckdb", "spark"]
ROW = "_row"
OTHER = "_other"
"""Columns passed on untouched go by this name and their place while an engine works: any head will do."""


def kept(names: Iterable[str]) -> list[str]:
    """The row number and the columns passed on, among the columns of a batch."""
    return [name for name in names if name == ROW or name.startswith(OTHER)]


class Evaluated:
    """The columns of tables on Polars; the plan is made once for each set of columns without unknowns."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._plans: dict[frozenset[str], Stages[pl.Expr]] = {}

    def __call__(self, table: pl.DataFrame) -> pl.DataFrame:
        """What the table keeps, with a column for every expression of the law, numbers in units."""
        frame, scales = self._worked(table)
        named = [units(pl.col(name), name, scale) for name, scale in scales.items()]
        return frame.select(*kept(table.columns), *named).collect(engine="streaming")

    def raw(self, table: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, int | None]]:
        """The same with numbers as they are worked out, whole numbers of 1/scale, and the scale of each."""
        frame, scales = self._worked(table)
        return frame.collect(engine="streaming"), scales

    def _worked(self, table: pl.DataFrame) -> tuple[pl.LazyFrame, dict[str, int | None]]:
        full = frozenset(f.name for f in self._columns.facts if not table[f.name].null_count())
        if full not in self._plans:
            self._plans[full] = Stages(self._columns.named(full), Polars(), full)
        stages = self._plans[full]
        frame = table.lazy().with_columns(narrowed(table.schema, stages.facts))
        for level in stages.levels:
            frame = frame.with_columns([expression.alias(name) for name, expression in level.items()])
        results = [e.alias(name) for name, e in stages.results.items()]
        return frame.select(*kept(table.columns), *results), stages.scales


def narrowed(schema: Mapping[str, Any], kinds: Mapping[str, str]) -> list[pl.Expr]:
    """Whole numbers brought to the narrowest type that the bounds of their facts allow."""
    return [pl.col(name).cast(kind) for name, of in kinds.items() if schema[name] != (kind := column_kind(of))]


def widened(table: pl.DataFrame) -> pl.DataFrame:
    """Facts as the engines of SQL are given them: every whole number 64 bits wide, so that their sums are too."""
    return table.with_columns(pl.col(pl.Int16, pl.Int32).exclude(f"^{OTHER}[0-9]+$").cast(pl.Int64))


def units(of: pl.Expr, name: str, scale: int | None) -> pl.Expr:
    """A column of an engine with numbers in units; what the bits of `lack…` say stays as it is."""
    if name[0] in "pta" or name == "ranked_by":
        of = of.cast(pl.Float64) if scale in (None, 1) else of.cast(pl.Float64) / scale
    return (of.cast(pl.Int64) if name.startswith("lack") else of).alias(name)


def in_units(raw: pl.DataFrame, scales: dict[str, int | None]) -> pl.DataFrame:
    """Columns as an engine of SQL leaves them, with numbers in units."""
    return raw.with_columns(units(pl.col(name), name, scale) for name, scale in scales.items())


def duckdb_results(columns: Columns, facts: Path, folder: Path, full: Collection[str]) -> Iterator[pl.DataFrame]:
    """The columns worked out by DuckDB on a parquet file of facts. Raises BadInput where DuckDB is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise _not_installed("duckdb") from error
    text, scales = query(
        columns.named(full), f"read_parquet('{_quoted(facts)}')", dialect=DuckDb(), full=full, keep=_kept(facts)
    )
    out = folder / "results.parquet"
    with duckdb.connect(config={"temp_directory": str(folder)}) as connection:
        connection.execute(f"COPY ({text}) TO '{_quoted(out)}' (FORMAT parquet, COMPRESSION lz4_raw)")
    return _results(out, scales)


def spark_results(columns: Columns, facts: Path, folder: Path, full: Collection[str]) -> Iterator[pl.DataFrame]:
    """The columns worked out by Spark on a parquet file of facts. Raises BadInput where Spark cannot start."""
    session = spark_session()
    text, scales = spark_query(session, columns, facts, full, _kept(facts))
    out = folder / "results"
    session.sql(text).write.parquet(str(out), compression="lz4_raw")
    return _results(out / "*.parquet", scales, ordered=False)


def spark_query(
    session: Any, columns: Columns, facts: Path, full: Collection[str], keep: Collection[str]
) -> tuple[str, dict[str, int | None]]:
    """The one query for Spark over a parquet file (or folder) of facts, and the scale of each of its columns."""
    session.read.parquet(str(facts)).createOrReplaceTempView("facts")
    return query(columns.named(full), "facts", dialect=Sql(), full=full, keep=keep)


def spark_session() -> Any:
    """The one local Spark session; HotSpot is told to compile the long methods that wide rules become."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise _not_installed("spark") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.driver.extraJavaOptions": "-XX:-DontCompileHugeMethods",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
    }
    builder = SparkSession.builder.master(f"local[{os.cpu_count() or 1}]").appName("kechuang")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except Exception as error:  # no Java, or one that does not start: py4j has many names for it
        raise BadInput(
            "engine.no_java",
            Sentence("Spark无法启动（需要Java 17）。", "Spark cannot start (it needs Java 17)."),
            Sentence("请安装Java，或用 --engine polars。", "Install Java, or use --engine polars."),
        ) from error
    session.sparkContext.setLogLevel("ERROR")
    return session


def _results(path: Path, scales: dict[str, int | None], *, ordered: bool = True) -> Iterator[pl.DataFrame]:
    frame = pl.scan_parquet(path)
    frame = frame if ordered else frame.sort(ROW)
    empty = True
    for batch in frame.collect_batches(maintain_order=True, engine="streaming"):
        empty = False
        yield in_units(batch, scales)
    if empty:
        yield in_units(frame.collect(), scales)


def _kept(facts: Path) -> list[str]:
    return kept(pl.scan_parquet(facts).collect_schema())


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _not_installed(engine: str) -> BadInput:
    return BadInput(
        "engine.not_installed",
        Sentence(f"没有安装{engine}引擎。", f"The engine {engine} is not installed."),
        Sentence(
            f"请执行 pip install 'kechuang[{engine}]'，或用 --engine polars。",
            f"Run pip install 'kechuang[{engine}]', or use --engine polars.",
        ),
        engine=engine,
    )
