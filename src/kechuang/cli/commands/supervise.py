"""`kechuang supervise`: the nightly look at milestones, questions and matters, as of a day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("supervise")(supervise)


def supervise(
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="当作哪一天，默认今天。 As of a day; today.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
) -> int:
    """每天执行一次：节点关闭、亮灯，只问记录答不了的。 Once a day: close, light, ask only what records do not tell."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.kernel.sentences import Sentence, terminal_language

    open_existing(home)
    from dataclasses import asdict

    from kechuang.cases.replay_told import asked_day
    from kechuang.cli.progress import Progress
    from kechuang.oversight.nightly import supervise as run

    with Progress(1) as bar:
        done = run(asked_day(on), lambda reached, of: bar.reach(reached, of, "plans"))
    if as_json:
        print(json.dumps(asdict(done)))
        return 0
    said = Sentence(
        f"节点：新读出{done.read}个，记录说明完成{done.closed}个，重新打开{done.reopened}个。"
        f"问询：新发{done.asked}条，记录已能回答而撤回{done.answered}条，因上限暂缓{done.capped}条，无人可问{done.nobody}条。"
        f"超期呈报{done.escalated}件。",
        f"Milestones: {done.read} read, {done.closed} closed by the records, {done.reopened} open again. "
        f"Questions: {done.asked} asked, {done.answered} answered by the records, {done.capped} held back by the cap, "
        f"{done.nobody} without anybody to ask. {done.escalated} matters shown to the leader.",
    )
    print(said.within(terminal_language()))
    return 0
