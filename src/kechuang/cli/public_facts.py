"""`kechuang import public-facts`: published figures of a real place, and what was left out and why."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def beside_the_project() -> Path | None:
    """The folder of public figures that lies beside a checkout of the project, if it does."""
    import kechuang

    folder = Path(kechuang.__file__).resolve().parents[3] / "shared" / "data"
    return folder if folder.is_dir() else None


def import_facts(given: Path | None, as_json: bool) -> int:
    """Import from the folder given, else from the one beside the project; 1 where there is none."""
    from kechuang.kernel.sentences import Sentence, terminal_language

    folder = given or beside_the_project()
    if folder is None:
        told = Sentence(
            "跳过：这台机器上没有公开数据文件夹。用 --from 指明它在哪里。",
            "Skipped: there is no folder of public figures here. Name it with --from.",
        )
        print(told.within(terminal_language()), file=sys.stderr)
        return 1
    from kechuang.registry.actions.import_public_facts import import_public_facts
    from kechuang.supervision.actions.import_actuals import import_actuals

    done = import_public_facts(folder, None)
    beside = import_actuals(folder, None)
    if as_json:
        left_out = [
            {"file": s.file, "row": s.row, "said": s.said, "why": s.why.zh, "why_en": s.why.en} for s in done.skipped
        ]
        counts = {"added": done.added, "corrected": done.corrected, "same": done.same}
        counts["actuals"] = beside.added + beside.changed + beside.same
        left_out += [
            {"file": s.file, "row": str(s.line), "said": s.said, "why": s.why.zh, "why_en": s.why.en}
            for s in beside.left_out
        ]
        print(json.dumps(counts | {"skipped": left_out}, ensure_ascii=False))
        return 0
    zh = f"新增 {done.added}  更正 {done.corrected}  不变 {done.same}  未收 {len(done.skipped)}"
    en = f"added {done.added}  corrected {done.corrected}  same {done.same}  left out {len(done.skipped)}"
    print(Sentence(zh, en).within(terminal_language()))
    if actuals := beside.added + beside.changed + beside.same:
        zh, en = f"公开对照 {actuals} 行", f"{actuals} rows of actuals"
        print(Sentence(zh, en).within(terminal_language()))
    for left in beside.left_out:
        print(f"  {left.file} {left.line}  {left.said}  {left.why.within(terminal_language())}", file=sys.stderr)
    for one in done.skipped:
        print(f"  {one.file} {one.row}  {one.said}  {one.why.within(terminal_language())}", file=sys.stderr)
    return 0
