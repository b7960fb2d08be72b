"""Imports on a terminal: what the dry run found, what was written, the list of all."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from kechuang.kernel.sentences import Sentence, terminal_language
from kechuang.registry.importing.imports import Import

_SHOWN = 20
VERDICTS = {
    "add": Sentence("新增", "to add"),
    "correct": Sentence("更正", "to correct"),
    "replace": Sentence("变更", "to change"),
    "same": Sentence("不变", "unchanged"),
    "refused": Sentence("拒绝", "refused"),
    "left_out": Sentence("不导入", "left out"),
}
WRITTEN = {
    "written_add": Sentence("已新增", "added"),
    "written_correct": Sentence("已更正", "corrected"),
    "written_replace": Sentence("已变更", "changed"),
    "written_already": Sentence("早已如此", "already so"),
    "written_late": Sentence("试算后有变动、未写入", "changed since the dry run, not written"),
    "refused": Sentence("拒绝", "refused"),
    "undone": Sentence("已作废", "withdrawn"),
    "put_back": Sentence("已恢复原值", "put back"),
    "kept": Sentence("他人改过、未撤销", "changed by someone, left"),
}


def _said(zh: str, en: str) -> str:
    return Sentence(zh, en).within(terminal_language())


def tell_dry_run(job: Import, as_json: bool, refused: Path | None) -> None:
    """Counts, doubts, and the first cells that are wrong."""
    cells = first_cells(job)
    if as_json:
        told = {"id": job.pk, "state": job.state, "rows": job.rows, "counts": job.counts, "doubts": job.doubts}
        files = {"refused_rows": str(refused) if refused else None, "columns": job.mapping, "cells": cells}
        print(json.dumps(told | files, ensure_ascii=False))
        return
    for note in job.layout["notes"]:
        print(_said(f"· {note['zh']}", f"· {note['en']}"), file=sys.stderr)
    print("  ".join(f"{name.within(terminal_language())} {job.count(key)}" for key, name in VERDICTS.items()))
    for doubt in job.doubts:
        answered = job.answers.get(doubt["code"], "")
        zh, en = f"存疑 {doubt['rows']} 行：{doubt['zh']}", f"doubt, {doubt['rows']} rows: {doubt['en']}"
        print(_said(zh, en) + f"  [{doubt['code']}{' = ' + answered if answered else ''}]")
    for cell in [c for c in cells if c["level"] == "refused"][:_SHOWN]:
        place = f" {cell['column']}“{cell['value']}”" if cell["column"] else ""
        zh = f"第{cell['row']}行{place}：{cell['zh']}{cell['fix_zh']}"
        en = f"row {cell['row']}{place}: {cell['en']} {cell['fix_en']}"
        print(_said(zh, en), file=sys.stderr)
    if job.open_doubts():
        zh = "请先回答存疑：--answer 代号=as_is（按原样）、leave_out（不导入）、x10000（乘）、d10000（除）。"
        en = "Answer doubts first: --answer CODE=as_is, leave_out, x10000 (times), d10000 (divided)."
        print(_said(zh, en), file=sys.stderr)


def first_cells(job: Import, most: int = 200) -> list[dict[str, Any]]:
    """The first refused and doubtful cells, in the order of rows."""
    import polars as pl

    wanted = job.folder.all("cells").filter(pl.col("level").is_in(["refused", "doubt"]))
    return wanted.sort("row").head(most).collect().to_dicts()


def ask_doubt(doubt: dict[str, Any]) -> str:
    """Ask on the terminal; gives the answer's code."""
    import typer

    choices = ["as_is"] + ([] if doubt["whole"] else ["leave_out"])
    choices += [f"x{f}" if f > 0 else f"d{-f}" for f in doubt["factors"]]
    print(_said(f"存疑 {doubt['rows']} 行：{doubt['zh']}", f"doubt, {doubt['rows']} rows: {doubt['en']}"))
    while True:
        said = str(typer.prompt(" / ".join(choices), default="as_is")).strip()
        if said in choices:
            return said


def tell_end(job: Import, as_json: bool) -> None:
    """What became of the rows."""
    if as_json:
        told = {"id": job.pk, "state": job.state, "sha256": job.sha256, "rows": job.rows, "counts": job.counts}
        print(json.dumps(told, ensure_ascii=False))
        return
    counts = [f"{name.within(terminal_language())} {job.count(key)}" for key, name in WRITTEN.items() if job.count(key)]
    print(
        _said(f"第{job.pk}次导入：{job.get_state_display()}。", f"Import {job.pk}: {job.state}.")
        + "  "
        + "  ".join(counts)
    )


def tell_list(jobs: list[Import], as_json: bool) -> None:
    """All imports, newest first."""
    if as_json:
        rows = [
            {
                "id": j.pk,
                "kind": j.kind,
                "state": j.state,
                "file": j.file_name,
                "sha256": j.sha256,
                "rows": j.rows,
                "made_at": j.made_at.isoformat(),
                "counts": j.counts,
            }
            for j in jobs
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return
    if not jobs:
        print(_said("还没有导入过。", "Nothing has been imported yet."))
    for j in jobs:
        state = _said(str(j.get_state_display()), j.state)
        print(f"{j.pk:>5}  {j.made_at:%Y-%m-%d %H:%M}  {j.kind:<20} {state:<8} {j.rows:>8}  {j.file_name}")
