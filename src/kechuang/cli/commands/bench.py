"""`kechuang bench rules`: how fast rules are read, beside their peers, in one interleaved run."""

from __future__ import annotations

import json
import sys
from importlib import util
from pathlib import Path
from typing import Annotated, Any

import typer

group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="速度对比（源码目录内运行）。 Benchmarks.")
ROOT = Path(__file__).parents[4]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(group, name="bench")


@group.command("rules")
def rules(
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    rounds: Annotated[int, typer.Option(min=1, help="轮数，取中位数。 Rounds; medians are shown.")] = 5,
    small: Annotated[int, typer.Option(min=1000, help="小表行数。 Rows of the small table.")] = 1_000_000,
    large: Annotated[
        int, typer.Option(help="大表行数，0 为不测。 Rows of the large one; 0 leaves it out.")
    ] = 10_000_000,
    full: Annotated[
        bool, typer.Option("--full", help="另测五千万行从 parquet 到 parquet。 Also 50 million rows, file to file.")
    ] = False,
) -> None:
    """规则判定与 OpenFisca、zen-engine、numpy 在同一组数据上对比。 Reading rules, beside their peers."""
    told = _benchmark("rules").measure(rounds=rounds, small=small, large=large, full=full)
    if as_json:
        print(json.dumps(told))
        return
    from kechuang.cli.bench_view import show

    show(told)


def _benchmark(name: str) -> Any:
    """A module of the benchmarks folder. Raises BadInput outside the source folder."""
    file = ROOT / "benchmarks" / f"{name}.py"
    if not file.is_file():
        from kechuang.kernel.errors import BadInput
        from kechuang.kernel.sentences import Sentence

        raise BadInput(
            "bench.no_source",
            Sentence("速度对比只能在源码目录里运行。", "Benchmarks run only in the source folder."),
            Sentence("请取得源码后执行 ./kechuang bench rules。", "Get the source and run ./kechuang bench rules."),
        )
    spec = util.spec_from_file_location(f"kechuang_bench_{name}", file)
    assert spec is not None and spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
