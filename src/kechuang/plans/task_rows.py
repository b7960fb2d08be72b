"""Tasks printed as rows of a table: a header row names the column of the task and the columns of the owners."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kechuang.kernel.patterns import pattern
from kechuang.plans.headings import title_end
from kechuang.plans.model import Paragraph
from kechuang.plans.owners import Clause
from kechuang.plans.unit_lists import pieces, split_units

_NUMBER = pattern(r"^(?:序号|编号|序|项目?号)$")
_TITLE = pattern(r"任务|举措|措施|事项|工作内容|重点工作|项目名称|主要内容|内容|工作")
_LEAD = pattern(r"^(?:主要)?(?:牵头|主办|主责)")
_PARTICIPANTS = pattern(
    r"(?:责任|配合|参与|参加|协办|负责|落实|指导|承办|实施|支持|组织)(?:及\w+)?(?:单位|部门|处室|科室|机构|主体|分工)|^(?:责任|配合)方$|^(?:单位|部门)$"
)
_DEADLINE = pattern(r"时限|期限|完成时间|时间|进度")
_SCOPE = pattern(r"范围")


@dataclass(frozen=True, slots=True)
class Row:
    """One task row: its paragraph, printed number, the title's place there, and its owners."""

    paragraph: int
    number: str
    title: tuple[int, int]
    clause: Clause | None
    scope: str | None


@dataclass(slots=True)
class _Columns:
    count: int
    number: int | None
    titles: list[int]
    lead: list[tuple[int, str]]
    participants: list[tuple[int, str]]
    deadline: int | None
    scope: int | None


def rows_of_tasks(paragraphs: Sequence[Paragraph]) -> list[Row]:
    """All task rows of all tables whose header names owners; a number met twice gets ·2, as among headings."""
    seen: Counter[str] = Counter()
    rows = []
    for columns, lines in _tables(paragraphs):
        for row in _rows(columns, lines):
            seen[row.number] += 1
            rows.append(replace(row, number=f"{row.number}·{seen[row.number]}") if seen[row.number] > 1 else row)
    return rows


_Line = tuple[int, str, list[tuple[int, int]]]
"""A row of a table: its paragraph, its text, the places of its cells."""


def _tables(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[_Columns, list[_Line]]]:
    columns: _Columns | None = None
    lines: list[_Line] = []
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind != "table_row":
            if columns and len(paragraph.text) > 60:
                yield columns, lines
                columns = None
            continue
        cells = _cells(paragraph.text)
        header = _header(paragraph.text, cells)
        if header:
            if columns:
                yield columns, lines
            columns, lines = header, []
        elif (columns and 3 <= len(cells) <= columns.count) or (columns and len(cells) == columns.count):
            lines.append((i, paragraph.text, cells))
    if columns:
        yield columns, lines


def _rows(columns: _Columns, lines: list[_Line]) -> Iterator[Row]:
    title = _title_column(columns, lines)
    counted = 0
    for i, text, cells in lines:
        shift = columns.count - len(cells)
        if shift and (columns.number is None or shift > columns.number):
            continue
        row = _row(text, cells, columns, title, shift, i, counted + 1)
        if row:
            counted += 1
            yield row


def _title_column(columns: _Columns, lines: list[_Line]) -> int:
    """Of the columns that could hold the task, the first that differs from row to row (the others are categories)."""
    for k in columns.titles:
        words = [text[slice(*cells[k])] for _, text, cells in lines if len(cells) == columns.count]
        if len(set(words)) * 10 >= len(words) * 7:
            return k
    return columns.titles[-1]


def _cells(text: str) -> list[tuple[int, int]]:
    cells, begin = [], 0
    for found in re.finditer(r"\t|$", text):
        cells.append((begin, found.start()))
        begin = found.end()
    return cells


def _header(text: str, cells: list[tuple[int, int]]) -> _Columns | None:
    words = [text[a:b] for a, b in cells]
    if any(len(w) > 16 for w in words) or len(words) < 2:
        return None
    lead = [(k, w) for k, w in enumerate(words) if _LEAD.search(w)]
    others = [(k, w) for k, w in enumerate(words) if _PARTICIPANTS.search(w) and not _LEAD.search(w)]
    if not lead and not others:
        return None
    taken = {k for k, _ in lead + others}
    number = next((k for k, w in enumerate(words) if _NUMBER.match(w)), None)
    titles = [k for k, w in enumerate(words) if k not in taken and _TITLE.search(w)]
    if not titles:
        return None
    return _Columns(
        count=len(words),
        number=number,
        titles=titles,
        lead=lead,
        participants=others,
        deadline=next((k for k, w in enumerate(words) if k not in taken and _DEADLINE.search(w)), None),
        scope=next((k for k, w in enumerate(words) if _SCOPE.search(w)), None),
    )


def _row(
    text: str, cells: list[tuple[int, int]], columns: _Columns, column: int, shift: int, paragraph: int, count: int
) -> Row | None:
    def cell(k: int | None) -> tuple[int, int] | None:
        return cells[k - shift] if k is not None and 0 <= k - shift < len(cells) else None

    title = cell(column)
    if title is None or title[0] == title[1]:
        return None
    number = cell(columns.number)
    printed = text[slice(*number)].strip(".、") if number else ""
    if columns.number is not None and not printed:
        return None
    clause = Clause(0, len(text))
    for wanted, units, is_lead in (
        (columns.lead, clause.lead, True),
        (columns.participants, clause.participants, False),
    ):
        for k, label in wanted:
            place = cell(k)
            if place and place[1] > place[0]:
                names, is_open = split_units(text, pieces(text, *place))
                units += names
                clause.is_open |= is_open
                if is_lead:
                    clause.lead_label = clause.lead_label or label
                else:
                    clause.participants_label = clause.participants_label or label
    clause.deadline = cell(columns.deadline)
    if clause.deadline and clause.deadline[0] == clause.deadline[1]:
        clause.deadline = None
    scope = cell(columns.scope)
    owned = clause if clause.lead or clause.participants else None
    return Row(
        paragraph,
        printed or str(count),
        (title[0], max(title[0] + 1, title_end(text[: title[1]], title[0]))),
        owned,
        text[slice(*scope)] if scope and scope[1] > scope[0] else None,
    )
