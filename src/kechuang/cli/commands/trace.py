"""`kechuang trace`: a target from its sentence to the records and their evidence, or from a record to its targets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("trace")(trace)


def trace(
    target: Annotated[str, typer.Argument(help="目标的序号，或其中的字。 Target: its number or words.")] = "",
    plan: Annotated[str, typer.Option(help="规划的网址名或标题中的字。 Plan, by slug or title.")] = "",
    as_of: Annotated[str, typer.Option("--as-of", metavar="DAY", help="截至哪一天。 True on that day.")] = "",
    known: Annotated[str, typer.Option(metavar="DAY", help="按哪一天（时刻）已录入的记录。 Known by then.")] = "",
    record: Annotated[str, typer.Option(metavar="KIND:KEY", help="反查：这条记录影响哪些目标。 Its targets.")] = "",
    q: Annotated[str, typer.Option("--find", help="只列含这些字的记录。 Only records that hold the words.")] = "",
    page: Annotated[int, typer.Option(min=1, help="记录的第几页，每页 50 条。 Page of records.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """追溯目标：原句 → 指标 → 条件 → 记录 → 依据。 Trace a target to its records, or a record to its targets."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence

    if bool(target) == bool(record):
        raise BadInput(
            "trace.what",
            Sentence("请指明一个目标，或用 --record 指明一条记录。", "Name a target, or a record with --record."),
            Sentence("例如 kechuang trace 高新技术企业。", "For example: kechuang trace 3."),
        )
    open_existing(home)
    from kechuang.cli.asked_plan import asked_plan, asked_record, asked_target
    from kechuang.cli.trace_view import show_moves, show_trace
    from kechuang.registry.asof import AsOf
    from kechuang.supervision.behind import Asked
    from kechuang.supervision.trace_json import as_bytes, moves_json
    from kechuang.supervision.trace_json import as_json as traced_json
    from kechuang.supervision.tracing import moved_by
    from kechuang.supervision.tracing import trace as ask

    asof = AsOf.asked(as_of, known)
    if record:
        found = asked_record(record)
        moves = moved_by(found, asof)
        if as_json:
            sys.stdout.buffer.write(as_bytes([moves_json(one) for one in moves]) + b"\n")
        else:
            show_moves(found, moves, asof)
        return 0 if moves else 1
    traced = ask(asked_target(asked_plan(plan), target), asof)
    asked = Asked(q=q, page=page)
    if as_json:
        sys.stdout.buffer.write(as_bytes(traced_json(traced, None, asked)) + b"\n")
    else:
        show_trace(traced, asked)
    return 0
