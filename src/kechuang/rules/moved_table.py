"""Whom a change of law moves, as a table: one row for each subject and clause or amount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kechuang.kernel.later import pl
from kechuang.rules import words
from kechuang.rules.moved import TURNS, Moved

HEADS = ("名称", "变化", "原结论", "现结论", "条款", "出处", "原来", "现在", "依据")


def moved_table(moved: Iterable[Moved]) -> pl.DataFrame:
    """Rows of words under the heads above."""
    rows = [row for one in moved for row in _rows(one)]
    return pl.DataFrame(rows, schema=dict.fromkeys(HEADS, pl.String), orient="row")


def _rows(one: Moved) -> Iterator[tuple[str, ...]]:
    head = one.name, TURNS[one.turn].zh, words.VERDICTS[one.before], words.VERDICTS[one.after]
    for cause in one.causes:
        before = "尚无此条" if cause.there == "new" else words.VERDICTS[cause.before]
        after = "已取消" if cause.there == "old" else words.VERDICTS[cause.after]
        yield (*head, cause.label, str(cause.citation), before, after, cause.why)
    for s in one.sums:
        yield (
            *head,
            s.label,
            str(s.citation),
            words.amount(s.before, s.unit),
            words.amount(s.after, s.unit),
            "",
        )
