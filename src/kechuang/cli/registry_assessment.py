"""Assessing everything in the registry from the command line: the result to a file, the counts told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kechuang.kernel.sentences import Sentence, terminal_language

if TYPE_CHECKING:
    import polars as pl

    from kechuang.registry.facts.assessing import Counts
    from kechuang.rules.law import Law


def assess_registry(law: Law, output: Path, home: Path | None, *, as_json: bool) -> Counts:
    """Write the verdict on every subject there was on the day of the law, as its records are known now."""
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from kechuang.cli.output_file import new_file
    from kechuang.cli.progress import Progress
    from kechuang.registry.asof import AsOf
    from kechuang.registry.facts.assessing import Assessed, assess_each
    from kechuang.registry.facts.subjects import KINDS
    from kechuang.registry.facts.table import BATCH, subject_keys
    from kechuang.rules.tables_out import write_table

    kind = output.suffix.lower()
    asof, assessed = AsOf.on(law.day), Assessed(law, worded=kind != ".parquet")
    keys = list(subject_keys(KINDS[law.policy.subject][0], asof))

    with Progress(len(keys) // BATCH + 1) as progress, new_file(output) as written:

        def results() -> Iterator[pl.DataFrame]:
            for _, result in assess_each([assessed], asof, keys):
                yield result
                progress.at(f"{result.height:,}")

        write_table(written, kind, results())
    _tell(assessed.counts, output, as_json=as_json)
    return assessed.counts


def _tell(counts: Counts, output: Path, *, as_json: bool) -> None:
    if as_json:
        told = {"yes": counts.yes, "no": counts.no, "unknown": counts.unknown, "output": str(output)}
        print(json.dumps(told, ensure_ascii=False))
        return
    zh = f"是 {counts.yes}  否 {counts.no}  待定 {counts.unknown}  → {output}"
    en = f"yes {counts.yes}  no {counts.no}  unknown {counts.unknown}  → {output}"
    print(Sentence(zh, en).within(terminal_language()))
