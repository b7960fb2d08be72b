"""`kechuang verify-log`: check the hash chain of the event log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("verify-log")(verify_log)


def verify_log(
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
    head: Annotated[str, typer.Option(help="此前记下的末端散列值，必须仍在链中。 A hash noted earlier.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
) -> int:
    """校验事件记录的散列链：完好 0，有断裂 1。 Check the event log: 0 it holds, 1 it is broken."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.kernel.sentences import terminal_language

    open_existing(home)
    from kechuang.accounts.actions.check_log import check_log

    found = check_log(None, head)
    broken = found.broken
    if as_json:
        told = {"count": found.count, "head": found.head, "broken": None}
        if broken:
            told["broken"] = {"id": broken.id, "why": broken.why.zh, "why_en": broken.why.en}
        print(json.dumps(told, ensure_ascii=False))
    elif broken:
        why = broken.why.within(terminal_language())
        zh = f"事件记录在第 {broken.id} 号处断裂：{why}此前 {found.count} 条完好。"
        en = f"The log is broken at event {broken.id}: {why} The {found.count} before it hold."
        print(zh if terminal_language() == "zh" else en)
    else:
        zh = f"事件记录完好：{found.count} 条，末端散列值 {found.head}（另处记下，可证明末尾未被删去）。"
        en = f"The log holds: {found.count} events, last hash {found.head} (note it elsewhere: it proves the end)."
        print(zh if terminal_language() == "zh" else en)
    return 1 if broken else 0
