"""The empty table of the facts a policy asks for: as xlsx with explanations, as CSV heads, as JSON for one subject."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from kechuang.rules.facts import Fact
from kechuang.rules.heads import written_head, written_unit
from kechuang.rules.law import Law
from kechuang.rules.tree import facts_of

KEYS = ("编号", "名称")
"""Columns that say which subject a row is about; they are passed on untouched."""

FILLED, JUDGED, EXPLAINED = "填报", "认定", "说明"
"""Sheets: what the subject fills in, what people judge (joined by 编号), and what each column means."""

_KINDS = {"truth": "是/否", "date": "日期（如2018-07-23）"}


def as_json(law: Law) -> str:
    """Facts by name with empty values and the unit to fill in; read by `explain` as it stands."""
    facts = {
        f.name: {"label": f.label, "value": None} | ({"unit": written_unit(f)} if f.kind == "number" else {})
        for f in law.facts
    }
    return json.dumps(facts, ensure_ascii=False, indent=1) + "\n"


def as_csv(law: Law) -> str:
    """One line of heads: the keys and every fact, judged ones last."""
    text = io.StringIO()
    ordered = sorted(law.facts, key=lambda f: f.judged)
    csv.writer(text, lineterminator="\n").writerow([*KEYS, *map(written_head, ordered)])
    return text.getvalue()


def as_xlsx(law: Law, path: Path) -> None:
    """A workbook: a sheet to fill in, one for judgements where there are any, one that explains every column."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="center")
    sheets = {FILLED: [f for f in law.facts if not f.judged], JUDGED: [f for f in law.facts if f.judged]}
    for title, facts in sheets.items():
        if not facts and title == JUDGED:
            continue
        sheet = book.active if title == FILLED else book.create_sheet(title)
        sheet.title = title
        sheet.append([*KEYS, *map(written_head, facts)])
        sheet.freeze_panes = "C2"
        for index, cell in enumerate(sheet[1], 1):
            cell.font, cell.alignment = bold, wrapped
            sheet.column_dimensions[get_column_letter(index)].width = 16
        for index, fact in enumerate(facts, len(KEYS) + 1):
            options = ("是", "否") if fact.kind == "truth" else fact.options
            if options and len(",".join(options)) < 250:  # the longest list a cell may offer
                offered = DataValidation("list", formula1=f'"{",".join(options)}"', allow_blank=True)
                sheet.add_data_validation(offered)
                letter = get_column_letter(index)
                offered.add(f"{letter}2:{letter}1048576")
    sheet = book.create_sheet(EXPLAINED)
    sheet.append(["列", "代码", "填写", "含义", "佐证材料", "用于"])
    for cell in sheet[1]:
        cell.font = bold
    for fact in law.facts:
        kind = _KINDS.get(fact.kind) or "、".join(fact.options) or written_unit(fact)
        sheet.append([fact.label, fact.name, kind, fact.definition, "、".join(fact.evidence), _used(law, fact)])
    for letter, width in zip("ABCDEF", (36, 22, 18, 60, 30, 40), strict=True):
        sheet.column_dimensions[letter].width = width
    book.save(path)


def _used(law: Law, fact: Fact) -> str:
    version = law.version
    places = [c.label for c in version.conditions if fact in facts_of(law.on_day(c.test))]
    places += [s.label for s in version.scores if fact in facts_of(law.on_day(s.points))]
    places += [a.label for a in version.amounts if fact in facts_of(law.on_day(a.value))]
    return "；".join(dict.fromkeys(places))
