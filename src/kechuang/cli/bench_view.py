"""The rules benchmark on a terminal: a table of engines, then one line for each figure that is watched."""

from __future__ import annotations

import sys
from typing import Any

from rich.table import Table

from kechuang.cli.reading_view import console_on
from kechuang.kernel.sentences import Sentence, terminal_language

_KEYS = {
    "explain_us": Sentence("逐条说明一家企业一项政策，微秒", "one subject explained, µs a policy"),
    "bulk_1m_vs_openfisca": Sentence("百万行，OpenFisca 的倍数", "small table, times OpenFisca"),
    "bulk_1m_vs_openfisca_cpu": Sentence("同上，按处理器时间", "the same by CPU time"),
    "bulk_10m_vs_openfisca": Sentence("千万行，OpenFisca 的倍数", "large table, times OpenFisca"),
    "bulk_10m_vs_openfisca_cpu": Sentence("同上，按处理器时间", "the same by CPU time"),
    "peak_mb_10m": Sentence("千万行文件到文件，峰值内存 MB", "large table file to file, peak MB"),
    "gap_p95_ms": Sentence("达标路径 p95，毫秒", "way out, p95, ms"),
    "gap_p95_ms_cpu": Sentence("同上，按处理器时间", "the same by CPU time"),
    "every_seconds": Sentence("700家企业×全部政策×全部版本，秒", "700 enterprises × every version, s"),
    "spark_rows_s": Sentence("Spark 预热后，行/秒", "Spark warm, rows/s"),
    "spark_rows_cpu_s": Sentence("同上，每处理器秒", "the same per second of CPU"),
    "full_seconds": Sentence("五千万行文件到文件，秒", "50 million rows file to file, s"),
    "full_peak_mb": Sentence("同上，峰值内存 MB", "the same, peak MB"),
    "openfisca_wrong_rows": Sentence("OpenFisca 判错的行", "rows OpenFisca has wrong"),
    "ours_wrong_rows": Sentence("我们判错的行", "rows we have wrong"),
}


def show(told: dict[str, Any]) -> None:
    """Print the benchmark."""
    language = terminal_language()
    table = Table()
    heads = [("行数", "rows"), ("引擎", "engine"), ("秒", "s"), ("处理器秒", "CPU s"), ("百万行/秒", "M rows/s")]
    for zh, en in (*heads, ("内存 MB", "MB"), ("不同的行", "rows differ")):
        table.add_column(Sentence(zh, en).within(language), justify="right")
    for found in told["tables"]:
        laps = found["engines"] | {"parquet → parquet (hnte)": found["parquet_to_parquet"]}
        for name, lap in laps.items():
            differ = found["differ"].get(name)
            many = f"{sum(policy['differ'] for policy in differ.values()):,}" if differ else ""
            figures = (f"{lap['seconds']:.2f}", f"{lap['cpu']:.2f}", f"{lap['rows_s'] / 1e6:.3g}", str(lap["peak_mb"]))
            table.add_row(f"{found['rows']:,}", name, *figures, many)
    with console_on(sys.stdout) as console:
        console.print(table)
        for key, said in _KEYS.items():
            if told.get(key) is not None:
                console.print(f"{said.within(language)}  {key} = {told[key]}", highlight=False)
        for part in ("explain", "peers_one_us", "gap", "every", "spark"):
            console.print(f"{part}: {told[part]}", highlight=False)
