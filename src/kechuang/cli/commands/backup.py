"""`kechuang backup` and `kechuang restore`: one zip with everything, made while serving; back only after checking."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kechuang.kernel.sentences import Sentence, terminal_language


def register(app: typer.Typer) -> None:
    """Add both commands."""
    app.command("backup")(backup)
    app.command("restore")(restore)


def backup(
    output: Annotated[Path | None, typer.Option("-o", "--output", help="备份文件。 The zip to write.")] = None,
    home: Annotated[Path | None, typer.Option(help="数据目录。 Data folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON。 Print JSON.")] = False,
) -> int:
    """备份数据库和佐证材料，服务不停。 Back up database and evidence while serving."""
    from kechuang.cli.existing_home import open_existing
    from kechuang.cli.progress import Progress

    folder = open_existing(home)
    from kechuang.events.record import record
    from kechuang.jobs.backup import back_up

    target = output or Path(f"kechuang-{datetime.now():%Y%m%d-%H%M%S}.zip")
    said = Sentence("备份", "backing up").within(terminal_language())
    with Progress(1) as bar:
        made = back_up(folder, target.absolute(), lambda done, total: bar.reach(done, total, said))
    record("backup.made", label=target.name, after={"events": made.events, "head": made.head, "size": made.size})
    if as_json:
        told = {"path": str(made.path), "size": made.size, "evidence": made.files}
        print(json.dumps(told | {"events": made.events, "head": made.head}, ensure_ascii=False))
    else:
        zh = f"已备份到 {made.path}（{made.size / 1e6:.1f} MB，事件 {made.events} 条，佐证材料 {made.files} 份）。"
        en = f"Backed up to {made.path} ({made.size / 1e6:.1f} MB, {made.events} events, {made.files} documents)."
        print(Sentence(zh, en).within(terminal_language()))
    return 0


def restore(
    file: Annotated[Path, typer.Argument(help="备份文件。 The backup.")],
    home: Annotated[Path | None, typer.Option(help="空的数据目录。 An empty data folder.")] = None,
) -> int:
    """从备份恢复到空目录，逐字节核对并校验事件链。 Restore into an empty folder, every byte and the log checked."""
    from kechuang.config.home import home_folder
    from kechuang.config.setup import migrate, start_django
    from kechuang.jobs.backup import restore as unpack

    folder = home.expanduser().absolute() if home else home_folder()
    told = unpack(file, folder)
    start_django(folder)
    migrate()
    from kechuang.events.record import record
    from kechuang.events.verify import verify_log

    found = verify_log(str(told["head"]))
    if found.broken:
        zh = f"数据已恢复，但事件记录在第 {found.broken.id} 号处断裂：{found.broken.why.zh}"
        en = f"Restored, but the log is broken at event {found.broken.id}: {found.broken.why.en}"
        print(Sentence(zh, en).within(terminal_language()))
        return 1
    record("backup.restored", label=file.name, after={"events": told["events"], "head": told["head"]})
    zh = f"已恢复到 {folder}：事件 {found.count} 条，链完好。执行 kechuang up 启动。"
    en = f"Restored to {folder}: {found.count} events, the chain holds. Start it with `kechuang up`."
    print(Sentence(zh, en).within(terminal_language()))
    return 0
