"""`kechuang replay-draw`: repeat a published draw of experts and tell what differs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("replay-draw")(replay_draw)


def replay_draw(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="公布的抽取文件（JSON）。 A published draw.")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
) -> int:
    """重演一次专家抽取：一致 0，有出入 1。 Repeat a draw of experts: 0 it agrees, 1 it differs."""
    from kechuang.cases.panels.replay import disagreements
    from kechuang.kernel.errors import BadInput
    from kechuang.kernel.sentences import Sentence, terminal_language

    try:
        published = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(
            "draw.file",
            Sentence(f"{file} 读不出抽取文件。", f"{file} cannot be read as a draw."),
            Sentence("请给出抽取页面下载的 JSON 文件。", "Give the JSON file of the draw's page."),
        ) from error
    found = disagreements(published)
    steps = [step["panel"] for step in published["steps"]]
    if as_json:
        told = {"agrees": not found, "differs": [one.zh for one in found], "steps": steps}
        print(json.dumps(told, ensure_ascii=False))
        return 1 if found else 0
    language = terminal_language()
    for number, panel in enumerate(steps):
        shown = Sentence(f"第{number}步：{' '.join(panel) or '抽不出'}", f"step {number}: {' '.join(panel) or 'none'}")
        print(shown.within(language))
    for one in found or [Sentence("重演一致。", "The draw is repeated exactly.")]:
        print(one.within(language))
    return 1 if found else 0
