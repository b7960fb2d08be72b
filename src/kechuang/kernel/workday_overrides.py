"""Days that are worked or not against the calendar package: the shipped table, and tables that an office keeps itself.

A table is a CSV file: date, worked, name, source (or 日期、上班、名称、依据). A row whose date is a year alone says
that the notice of that year is entered completely: its other days are then worked from Monday to Friday.

    date,worked,name,source
    2027,,全年安排,国务院办公厅通知
    2027-01-01,否,元旦,国务院办公厅通知
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from kechuang.kernel.code_tables import rows
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence

_COLUMNS = {"日期": "date", "上班": "worked", "名称": "name", "依据": "source"}
_WORKED = {"是": True, "上班": True, "1": True, "yes": True, "true": True}
_OFF = {"否": False, "休": False, "放假": False, "0": False, "no": False, "false": False}
_ANSWERS = _WORKED | _OFF


@dataclass(frozen=True, slots=True)
class Overrides:
    """Days whose answer is given, and years whose notice is entered completely."""

    days: Mapping[date, bool] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def says(self, day: date) -> bool | None:
        """Whether a day is worked by this table; None where the table is silent."""
        found = self.days.get(day)
        return day.weekday() < 5 if found is None and day.year in self.years else found

    def over(self, other: Overrides) -> Overrides:
        """Both tables in one; where both speak of a day, this one holds."""
        return Overrides({**other.days, **self.days}, self.years | other.years)


NO_OVERRIDES = Overrides()


@cache
def shipped() -> Overrides:
    """The table of the product itself: years that the calendar package does not hold yet."""
    return _gathered(rows("workday_overrides.csv"), "workday_overrides.csv")


def read_overrides(path: Path) -> Overrides:
    """An office's own table. Raises BadInput with the line of the first bad row, and for a file that cannot be read."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            "workdays.unreadable",
            Sentence(f"读不出工作日表“{path}”。", f"The table of working days “{path}” cannot be read."),
            Sentence("请存为UTF-8编码的CSV文件。", "Save it as CSV in UTF-8."),
            path=str(path),
        ) from error
    table = csv.DictReader(io.StringIO(text))
    table.fieldnames = [_COLUMNS.get(name.strip(), name.strip()) for name in table.fieldnames or ()]
    missing = [name for name in ("date", "worked") if name not in table.fieldnames]
    if missing:
        raise BadInput(
            "workdays.columns",
            Sentence(f"“{path}”缺少列：{'、'.join(missing)}。", f"“{path}” lacks the columns {', '.join(missing)}."),
            Sentence(
                "首行应为：date,worked,name,source，或 日期,上班,名称,依据。",
                "The first line is: date,worked,name,source.",
            ),
            path=str(path),
        )
    return _gathered(table, str(path))


def _gathered(table: Iterable[Mapping[str, str | None]], name: str) -> Overrides:
    days: dict[date, bool] = {}
    years: set[int] = set()
    for number, row in enumerate(table, 2):
        when, worked = (row["date"] or "").strip(), (row["worked"] or "").strip().lower()
        if len(when) == 4 and when.isdigit() and not worked:
            years.add(int(when))
            continue
        try:
            day = date.fromisoformat(when)
        except ValueError:
            raise _bad_row(name, number, when, "日期应写成 2027-01-01", "a date is written 2027-01-01") from None
        if worked not in _ANSWERS:
            raise _bad_row(name, number, worked, "是否上班应为 是 或 否", "worked is yes or no")
        if days.get(day, _ANSWERS[worked]) != _ANSWERS[worked]:
            raise _bad_row(name, number, when, "同一天前后不一", "the same day is given both answers")
        days[day] = _ANSWERS[worked]
    return Overrides(days, frozenset(years))


def _bad_row(name: str, line: int, value: str, zh: str, en: str) -> BadInput:
    return BadInput(
        "workdays.row",
        Sentence(f"“{name}”第{line}行“{value}”有误：{zh}。", f"“{name}”, line {line}, “{value}”: {en}."),
        Sentence("改正这一行后重试。", "Mend the line and try again."),
        path=name,
        line=line,
    )
