"""What importing yearly returns costs: reading, dry run, writing, correcting, undoing; seconds and peak memory.

`registry_import.py [ROWS] [--xlsx] [--json]`: makes a file of ROWS returns (100,000 unless told) for as many known
organisations, and takes it through the product's own actions. SQLite in a new folder, or PostgreSQL by DATABASE_URL (an
empty database). Prints seconds on the clock, seconds of the processor, and the peak of resident memory after each step.
"""

from __future__ import annotations

import csv
import json
import os
import random
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any


def main() -> None:
    """Run and print."""
    words = [w for w in sys.argv[1:] if not w.startswith("--")]
    rows = int(words[0]) if words else 100_000
    with tempfile.TemporaryDirectory(prefix="kechuang-bench-") as name:
        home = Path(name)
        from kechuang.config.setup import migrate, start_django

        start_django(home)
        migrate()
        _organisations(rows)
        first, second = home / ("first" + _ending()), home / ("second" + _ending())
        _table(first, rows, 1), _table(second, rows, 2)
        results = _steps(first, second)
        vendor = _vendor()
    if "--json" in sys.argv:
        print(json.dumps({"rows": rows, "database": vendor, "steps": results}, ensure_ascii=False))
        return
    print(f"{rows:,} yearly returns, {vendor}, {_ending()[1:]}")
    for step in results:
        print(f"  {step['step']:28} {step['seconds']:7.1f} s  {step['cpu']:7.1f} s CPU  peak {step['peak_mb']:5.0f} MB")


def _ending() -> str:
    return ".xlsx" if "--xlsx" in sys.argv else ".csv"


def _vendor() -> str:
    from django.db import connection

    return connection.vendor


def _steps(first: Path, second: Path) -> list[dict[str, Any]]:
    from kechuang.registry.actions.answer_import import answer_import
    from kechuang.registry.actions.carry_on_import import carry_on
    from kechuang.registry.actions.confirm_import import confirm_import
    from kechuang.registry.actions.map_import import map_import
    from kechuang.registry.actions.start_import import start_import
    from kechuang.registry.actions.undo_import import undo_import
    from kechuang.registry.importing.mapping import ColumnMap
    from kechuang.registry.importing.options import Options
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    results: list[dict[str, Any]] = []

    def timed(name: str, act: Callable[[], Any]) -> Any:
        clock, cpu = perf_counter(), process_time()
        made = act()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        results.append({"step": name, "seconds": perf_counter() - clock, "cpu": process_time() - cpu, "peak_mb": peak})
        return made

    def tried(job: Any) -> Any:
        job = map_import(job, ColumnMap.from_json(job.mapping), Options.of(YearlyReturn, {}, date.today()), None)
        return carry_on(job.pk)

    def written(job: Any) -> Any:
        if waiting := job.open_doubts():
            job = answer_import(job, {d["code"]: "as_is" for d in waiting}, None)
        job = carry_on(confirm_import(job, None).pk)
        assert job.state == "done", job.state
        return job

    job = timed("read the file", lambda: start_import("yearlyreturn", first, first.name, None))
    job = timed("dry run, all new", lambda: tried(job))
    timed("write, all new", lambda: written(job))
    again = timed("read the second file", lambda: start_import("yearlyreturn", second, second.name, None))
    again = timed("dry run, all corrections", lambda: tried(again))
    again = timed("write, all corrections", lambda: written(again))
    timed("undo the corrections", lambda: carry_on(undo_import(again, None, reason="benchmark").pk))
    return results


def _organisations(rows: int) -> None:
    from django.utils import timezone

    from kechuang.kernel.invented_codes import credit_code
    from kechuang.registry.kinds.organisation import Organisation
    from kechuang.registry.sources import Source

    now = timezone.now()
    source = Source.objects.create(kind="example", title="benchmark", example=True, made_at=now)

    def made() -> Iterator[Organisation]:
        for number in range(rows):
            code = credit_code(number)
            yield Organisation(
                code=code,
                key=code,
                name=f"示例企业{number}",
                form="enterprise",
                registered=date(2010, 1, 1),
                valid_from=date(2010, 1, 1),
                recorded_at=now,
                source=source,
            )

    batch: list[Organisation] = []
    for one in made():
        batch.append(one)
        if len(batch) == 5000:
            Organisation.objects.bulk_create(batch)
            batch = []
    Organisation.objects.bulk_create(batch)


def _table(path: Path, rows: int, seed: int) -> None:
    """Every quantity of a return filled in, sums in 万元 with four decimals, counts whole."""
    from kechuang.kernel.invented_codes import credit_code
    from kechuang.registry.importing.targets import targets
    from kechuang.registry.kinds.yearly_return import YearlyReturn

    chance = random.Random(seed)  # noqa: S311 (figures of a benchmark)
    known = [t for t in targets(YearlyReturn).values() if t.shape == "number"]
    heads = [
        "统一社会信用代码",
        "年度",
        *(f"{t.label}（万元）" if t.ambiguous else f"{t.label}（{t.units[0]}）" for t in known),
    ]
    heads.append("设有研发机构")

    def lines() -> Iterator[list[Any]]:
        for number in range(rows):
            staff = chance.randint(5, 800)
            sales = staff * chance.uniform(20, 200)
            cells = [
                f"{sales * chance.uniform(0.01, 0.3):.4f}" if t.ambiguous else str(chance.randint(1, staff))
                for t in known
            ]
            yield [credit_code(number), "2019", *cells, chance.choice("是否")]

    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(heads)
            out.writerows(lines())
        return
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("年报")
    sheet.append(heads)
    for line in lines():
        sheet.append([line[0], int(line[1]), *(float(c) for c in line[2:-1]), line[-1]])
    book.save(path)


_SHARES = {"costs": 0.95, "sales": 1.0, "main_income": 0.9, "total_income": 1.1, "gross_income": 1.1, "assets": 1.5}
"""Roughly in proportion to the sales, so that parts stay below their wholes; other sums are up to a tenth of them."""


def _cell(target: Any, staff: int, sales: float, chance: random.Random) -> str:
    if not target.ambiguous:
        return str(staff if target.name.startswith(("staff", "employees")) else int(staff * chance.uniform(0.05, 0.6)))
    share = _SHARES.get(target.name)
    if target.name == "rd_domestic":
        return f"{sales * 0.02:.4f}"
    return f"{sales * (share if share else chance.uniform(0.03, 0.1)):.4f}"


if __name__ == "__main__":
    os.environ.setdefault("KECHUANG_LANG", "zh")
    main()
