"""How a table is laid out: where its heads stand (one row or two, under a title), units, totals and notes.

Tables of the field carry a title, “单位：万元”, two rows of heads with merged groups, a row of units, a row that
numbers the columns, subtotals among the rows and remarks below. What is left out is told, row by row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence
from kechuang.kernel.units import FORMS
from kechuang.registry.importing.raw_rows import Merge, Row

LOOKED_AT = 25
"""Rows at the top among which the heads are sought."""

_TABLE_UNIT = re.compile(r"(?:金额|计量)?单位[:：]\s*([^\s,，;；、（）()]{1,6})")
_UNITS = {*FORMS, "元", "人", "件", "个", "项", "家", "台", "套", "m²", "天", "月", "年", "人年"}
_TOTALS = {"合计", "总计", "小计", "共计", "总和", "累计", "total", "subtotal", "sum"}
_REMARK = re.compile(r"^(?:注|备注|说明|填报说明|填表|制表|制表人|审核|单位负责人|统计负责人|联系人|联系电话|数据来源)")


@dataclass(frozen=True, slots=True)
class Layout:
    """`heads`: the head of every column (empty where it has none) and `units`: the unit a row below states for it.

    `first` is the number of the first row of data. `table_unit` is the unit of money stated above the heads.
    """

    heads: tuple[str, ...]
    units: tuple[str, ...]
    head_rows: tuple[int, ...]
    first: int
    table_unit: str = ""
    notes: tuple[Sentence, ...] = ()


def lay_out(
    rows: Iterable[Row], merges: Sequence[Merge], known: Callable[[str], bool], head_row: int | None = None
) -> Layout:
    """The layout of a table. `known` tells whether a text is the head of a column that is sought.

    `head_row` is the number of the lowest row of heads where a person has said it. Raises BadInput.
    """
    top = dict(islice(rows, LOOKED_AT + (head_row or 0)))
    if not any(any(cells) for cells in top.values()):
        raise BadInput(
            "import.no_rows",
            Sentence("表里一行内容都没有。", "The table has no row that says anything."),
            Sentence("请检查选的是不是这张工作表。", "Check that this is the right sheet."),
        )
    filled = _spread(top, merges)
    if head_row is not None:
        if not any(filled.get(head_row, ())):
            raise BadInput(
                "import.head_row",
                Sentence(f"第{head_row}行是空的，不能作表头。", f"Row {head_row} is empty and holds no heads."),
                Sentence("请填表头所在的行号。", "Give the number of the row that holds the heads."),
            )
        last = head_row
    else:
        last = _head_row(filled, known)
    above = last - 1 if _is_group_row(filled.get(last - 1, ()), filled[last], known, last - 1, merges) else None
    heads = _joined(filled[above] if above else (), filled[last], known)
    notes: list[Sentence] = []
    if above:
        notes.append(Sentence(f"第{above}、{last}行合成表头。", f"Rows {above} and {last} together are the heads."))
    first, units = last + 1, ("",) * len(heads)
    while first in filled:
        cells = filled[first]
        if _are_units(cells):
            units = tuple(cells[i] if i < len(cells) else "" for i in range(len(heads)))
            notes.append(Sentence(f"第{first}行是计量单位。", f"Row {first} states the units."))
        elif _numbers_columns(cells):
            notes.append(Sentence(f"第{first}行是栏次编号，已略去。", f"Row {first} numbers the columns: left out."))
        else:
            break
        first += 1
    table_unit = next(
        (
            found[1]
            for number in sorted(filled)
            if number < (above or last)
            for text in filled[number]
            if ((found := _TABLE_UNIT.search(text)) and found[1] in FORMS) or (found and found[1] == "元")
        ),
        "",
    )
    if table_unit:
        notes.append(Sentence(f"表头上方写明单位：{table_unit}。", f"Above the heads the unit {table_unit} is stated."))
    head_rows = (above, last) if above else (last,)
    return Layout(heads, units, head_rows, first, table_unit, tuple(notes))


def data_rows(rows: Iterable[Row], layout: Layout, notes: list[Sentence]) -> Iterator[Row]:
    """The rows of data. Blank ones, totals and remarks are left out; what is left out is noted."""
    for number, cells in rows:
        if number < layout.first or not any(cells):
            continue
        said = [(i, text) for i, text in enumerate(cells) if text]
        leading = "".join(said[0][1].split()).rstrip(":：").lower()
        if leading in _TOTALS:
            notes.append(
                Sentence(
                    f"第{number}行是“{said[0][1]}”，已略去。", f"Row {number} is a total (“{said[0][1]}”): left out."
                )
            )
        elif len({text for _, text in said}) <= 2 and _REMARK.match(said[0][1]):
            notes.append(Sentence(f"第{number}行是附注，已略去。", f"Row {number} is a remark: left out."))
        else:
            yield number, cells


def _spread(top: Mapping[int, list[str]], merges: Sequence[Merge]) -> dict[int, list[str]]:
    """The rows at the top with the text of merged cells in each of them."""
    filled = {number: list(cells) for number, cells in top.items()}
    for merge in merges:
        if merge.top not in filled:
            continue
        cells = filled[merge.top]
        text = cells[merge.left] if merge.left < len(cells) else ""
        for number in range(merge.top, merge.bottom + 1):
            row = filled.get(number)
            if row is None:
                continue
            row += [""] * (merge.right + 1 - len(row))
            for column in range(merge.left, merge.right + 1):
                row[column] = row[column] or text
    return filled


def _head_row(filled: Mapping[int, Sequence[str]], known: Callable[[str], bool]) -> int:
    """The row with most known heads; among equals the lower of two neighbours; without any, the first wide row."""
    scores = {number: len({text for text in cells if text and known(text)}) for number, cells in filled.items()}
    best = max(scores.values(), default=0)
    if best:
        row = next(number for number in sorted(scores) if scores[number] == best)
        below = filled.get(row + 1, ())
        # Two rows of heads: what the upper leaves open (merged groups) the lower spells out.
        if scores.get(row + 1, 0) >= 1 and _looks_like_heads(below):
            return row + 1
        return row
    widths = {number: sum(bool(text) for text in cells) for number, cells in filled.items()}
    wide = max(widths.values())
    return next(number for number in sorted(widths) if widths[number] > wide / 2)


def _looks_like_heads(cells: Sequence[str]) -> bool:
    said = [text for text in cells if text]
    return bool(said) and not any(re.fullmatch(r"[-+0-9.,%]+", text) for text in said)


def _is_group_row(
    upper: Sequence[str], lower: Sequence[str], known: Callable[[str], bool], number: int, merges: Sequence[Merge]
) -> bool:
    """Whether the row above the heads belongs to them: some of its cells are merged, and it is no title."""
    said = [text for text in upper if text]
    if len(set(said)) < 2 or not _looks_like_heads(upper):
        return False
    spans = any(m.top == number and (m.right > m.left or m.bottom > m.top) for m in merges)
    completes = any(
        text and known(text) and (i >= len(lower) or not lower[i] or lower[i] == text) for i, text in enumerate(upper)
    )
    return spans or completes


def _joined(upper: Sequence[str], lower: Sequence[str], known: Callable[[str], bool]) -> tuple[str, ...]:
    """One head for each column: the lower text where it is known by itself or the group says nothing, else both."""
    heads: list[str] = []
    for i in range(max(len(upper), len(lower))):
        group = upper[i] if i < len(upper) else ""
        own = lower[i] if i < len(lower) else ""
        if not own or own == group:
            heads.append(group)
        elif not group or (known(own) and not known(group + own)):
            heads.append(own)
        else:
            heads.append(group + own)
    while heads and not heads[-1]:
        heads.pop()
    seen: dict[str, int] = {}
    told = []
    for head in heads:
        seen[head] = seen.get(head, 0) + bool(head)
        told.append(f"{head}#{seen[head]}" if seen[head] > 1 else head)
    return tuple(told)


def _are_units(cells: Sequence[str]) -> bool:
    said = [text.strip("（）()[]【】") for text in cells if text]
    return (
        bool(said)
        and all(text in _UNITS or text in ("-", "—", "/") for text in said)
        and any(text in _UNITS for text in said)
    )


def _numbers_columns(cells: Sequence[str]) -> bool:
    """1 2 3 …, or 甲 乙 1 2 …: the row that numbers the columns."""
    said = [text.strip("（）()") for text in cells if text]
    numbers = [int(text) for text in said if re.fullmatch(r"[0-9]{1,3}", text)]
    letters = [text for text in said if text in "甲乙丙丁戊ABCDE"]
    start = numbers[0] if numbers else 0
    return (
        len(numbers) >= 3
        and len(numbers) + len(letters) == len(said)
        and start in (0, 1, 2)
        and numbers == list(range(start, start + len(numbers)))
    )
