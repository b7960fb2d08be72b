"""Tables of working days: an office's own notice is read, and a bad line is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kechuang.kernel.errors import BadInput
from kechuang.kernel.workday_overrides import Overrides, read_overrides, shipped


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "workdays.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "date,worked,name,source\n2027,,全年,通知\n2027-01-01,否,元旦,通知\n2027-01-03,是,补班,通知\n",
        "﻿日期,上班,名称,依据\n2027,,,\n2027-01-01,放假,,\n2027-01-03,上班,,\n",
        "name,date,worked\n,2027-01-01,0\n,2027,\n,2027-01-03,1\n",
    ],
)
def test_a_table_is_read_in_both_languages(tmp_path: Path, text: str) -> None:
    assert read_overrides(written(tmp_path, text)) == Overrides(
        {date(2027, 1, 1): False, date(2027, 1, 3): True}, frozenset({2027})
    )


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("date,worked\n2027-01-01,否\n2027/1/2,否\n", "workdays.row", 3),
        ("date,worked\n2027-01-01,maybe\n", "workdays.row", 2),
        ("date,worked\n2027-01-01,否\n2027-01-01,是\n", "workdays.row", 3),
        ("date,worked\n2027-01-01,\n", "workdays.row", 2),
        ("day,worked\n2027-01-01,否\n", "workdays.columns", None),
        ("", "workdays.columns", None),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, code: str, line: int | None) -> None:
    with pytest.raises(BadInput) as refused:
        read_overrides(written(tmp_path, text))
    assert (refused.value.code, refused.value.fields.get("line")) == (code, line)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.csv", written(tmp_path, "日期", "gb18030")):
        with pytest.raises(BadInput, match="工作日表"):
            read_overrides(path)


def test_the_first_of_two_tables_holds() -> None:
    ours, theirs = Overrides({date(2027, 1, 1): True}), Overrides({date(2027, 1, 1): False}, frozenset({2027}))
    assert ours.over(theirs).says(date(2027, 1, 1)) is True
    assert ours.over(theirs).says(date(2027, 1, 2)) is False  # a Saturday
    assert ours.says(date(2027, 1, 2)) is None


def test_the_shipped_table_can_be_read() -> None:
    assert shipped().says(date(2019, 10, 1)) is None
