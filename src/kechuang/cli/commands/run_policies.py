"""`kechuang run-policies`: every policy in force over every subject, what changed since last night, who turned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kechuang.kernel.sentences import Sentence, terminal_language

if TYPE_CHECKING:
    from kechuang.entitlements.runs import Run

_HEADS = (
    Sentence("政策", "policy"),
    Sentence("是", "yes"),
    Sentence("否", "no"),
    Sentence("待定", "unknown"),
    Sentence("新符合", "newly"),
    Sentence("不再符合", "no longer"),
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("run-policies")(run_policies)


def run_policies(
    day: Annotated[str, typer.Option("--day", metavar="DAY", help="测算日期，默认今天。 The day.")] = "",
    take_over: Annotated[
        bool, typer.Option("--take-over", help="立即接手中断的测算。 Go on at once with a run that broke off.")
    ] = False,
    everybody: Annotated[
        bool, typer.Option("--everybody", help="重新测算所有对象，不只是可能有变化的。 Read everybody again.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """逐家测算全部政策，只保存变化；中断后再次执行会继续。 Run every policy over every enterprise."""
    from kechuang.cli.existing_home import open_existing

    open_existing(home)
    from kechuang.cli.progress import Progress
    from kechuang.entitlements.actions.run_policies import run_policies as run_all
    from kechuang.registry.asof import AsOf

    with Progress(1) as bar:
        asked = AsOf.asked(day).valid
        run = run_all(None, asked, lambda n, of: bar.reach(n, of, ""), take_over=take_over, everybody=everybody)
    rows = _rows(run)
    if as_json:
        print(json.dumps(_plain(run, rows), ensure_ascii=False, indent=1))
    else:
        _show(run, rows)
    return 0


def _rows(run: Run) -> list[dict[str, Any]]:
    from django.db.models import Count

    from kechuang.policies import catalogue

    counted = run.turns.filter(way__in=("gained", "lost")).order_by().values_list("policy", "way").annotate(Count("pk"))
    turned = {(policy, way): count for policy, way, count in counted}
    return [
        {
            "policy": policy.code,
            "name": policy.name,
            "yes": yes,
            "no": no,
            "unknown": unknown,
            "gained": turned.get((policy.code, "gained"), 0),
            "lost": turned.get((policy.code, "lost"), 0),
        }
        for policy in catalogue()
        if policy.code in run.counts
        for yes, no, unknown in [run.counts[policy.code]]
    ]


def _plain(run: Run, rows: list[dict[str, Any]]) -> dict[str, Any]:
    told = {"run": run.pk, "valid": run.valid.isoformat(), "known": run.known.isoformat(), "subjects": run.asked}
    told |= {"read": run.read, "everybody": run.full}
    return told | {"changed": run.changed, "gained": run.gained, "lost": run.lost, "policies": rows}


def _show(run: Run, rows: list[dict[str, Any]]) -> None:
    zh = terminal_language() == "zh"
    said = (
        f"{run.valid}：{run.asked}个对象，读取{run.read}个，{run.changed}处变化，新符合{run.gained}，不再符合{run.lost}"
    )
    told = (
        f"{run.valid}: {run.asked} subjects, {run.read} read, {run.changed} changes, "
        f"{run.gained} newly, {run.lost} no longer"
    )
    print(said if zh else told)
    print("\t".join(head.within("zh" if zh else "en") for head in _HEADS))
    for row in rows:
        print(
            "\t".join(str(row[key]) for key in ("name" if zh else "policy", "yes", "no", "unknown", "gained", "lost"))
        )
