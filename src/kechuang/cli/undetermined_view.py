"""Figures nobody has found, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from kechuang.cli.policy_view import said, view_table
from kechuang.cli.reading_view import console_on

if TYPE_CHECKING:
    from kechuang.rules.undetermined import Undetermined


def show_undetermined(found: Sequence[Undetermined], out: TextIO) -> None:
    """One row for each figure: what it is, what it blocks, whom it blocks where that was counted."""
    counted = any(u.subjects is not None for u in found)
    heads = [said("数值", "Figure"), said("单位", "Unit"), said("政策", "Policies"), said("待定处", "Clauses open")]
    subjects_heads = [said("卡住对象", "Subjects"), said("只差它的", "Lack it alone")]
    table = view_table(*heads, *(subjects_heads if counted else []), said("已自定的地区", "Set by"))
    for u in found:
        counts = [str(n) for n in u.blocked] if u.blocked else ["—", "—"]
        policies = "、".join(said(p.name, p.english) for p in u.policies)
        label, place = Text(f"{u.figure.label} [{u.figure.name}]"), Text("、".join(u.set_by))
        table.add_row(label, u.unit, policies, str(u.conditions), *(counts if counted else []), place)
    with console_on(out) as console:
        console.print(table)
        console.print(said(f"共 {len(found)} 个数值。", f"{len(found)} figures."))
