"""A part of a table read as values of a kind's fields: every cell by the form of its field, every bad one with why.

Quantities, days and yes-or-no go through the same reading as the tables of rules (`rules.cells`); what remains is read
here. Values then pass the field's own checks, each distinct one once. Nothing is guessed: a cell that cannot be read is
refused with its reason, and an empty one is unknown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError

from kechuang.kernel.checked import typed
from kechuang.kernel.errors import BadInput
from kechuang.kernel.later import pl
from kechuang.kernel.sentences import Sentence
from kechuang.registry.importing import days
from kechuang.registry.importing.mapping import IN_CELLS, Chosen, ColumnMap
from kechuang.registry.importing.raw_rows import UNCOMPUTED
from kechuang.registry.importing.staging import MERGED
from kechuang.registry.importing.targets import Target, targets
from kechuang.registry.record import Record
from kechuang.rules.cells import read_column
from kechuang.rules.heads import Column
from kechuang.rules.rows import BLANKS

FIXED = -1
"""The column number of a value that stands for all rows."""
_LOST = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+[0-9]+")
_MERGED_QUANTITY = Sentence(
    "合并单元格里的数量不知道归哪一行，请拆开填写",
    "a quantity in merged cells: it is not known which row it belongs to",
)
_UNCOMPUTED = Sentence(
    "公式没有计算结果，请用Excel或WPS打开并保存一次", "a formula without a result: open and save the file once"
)
_DIGITS_LOST = Sentence(
    "长编号被表格软件存成了数字，末尾几位已丢失，请把该列设为文本后重填",
    "a long number kept as a figure: its last digits are lost; make the column text and fill it in again",
)


@dataclass(frozen=True, slots=True)
class Bad:
    """A cell that cannot be taken: its row, the number and head of its column, its text, and why."""

    row: int
    column: int
    field: str
    value: str
    reason: Sentence


@dataclass(slots=True)
class Read:
    """Values of one part by field, in the order of `rows`; None is unknown. `bad` holds the cells refused."""

    rows: list[int]
    values: dict[str, list[Any]]
    bad: list[Bad] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Factors:
    """Answers to doubts about units: multiply a field in all rows, or some rows or cells."""

    columns: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[int, int] = field(default_factory=dict)
    """Row number → factor of every sum of money in it."""
    cells: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    """Field → row number → factor."""

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Factors:
        """As it was stored; a negative factor divides."""
        rows = {int(row): factor for row, factor in stored.get("rows", {}).items()}
        cells = {n: {int(r): f for r, f in by_row.items()} for n, by_row in stored.get("cells", {}).items()}
        return cls(dict(stored.get("columns", {})), rows, cells)


def read_part(
    kind: type[Record],
    mapping: ColumnMap,
    heads: tuple[str, ...],
    part: pl.DataFrame,
    factors: Factors,
    organisation_named: Callable[[str], str | Sentence],
) -> Read:
    """Read every mapped column. `organisation_named` gives the key for a name, or says why there is none."""
    rows = part["row"].to_list()
    read = Read(rows, {})
    for number, chosen in mapping.columns.items():
        given = part[f"c{number}"]
        _column(kind, read, number, heads[number], chosen, given, organisation_named)
    for name, text in mapping.fixed.items():
        given = pl.Series(name, [text], dtype=pl.String)
        one = Read([0], {})
        _column(kind, one, FIXED, targets(kind)[name].label, Chosen(name, IN_CELLS), given, organisation_named)
        if one.bad:
            raise BadInput(
                "import.fixed_value", one.bad[0].reason, Sentence("请改正固定值。", "Correct it."), column=name
            )
        read.values[name] = one.values[name] * len(rows)
    _multiply(kind, read, factors)
    _multiply_cells(read, factors)
    return read


def _column(
    kind: type[Record], read: Read, number: int, head: str, chosen: Chosen, given: pl.Series, named: Callable[..., Any]
) -> None:
    target = targets(kind)[chosen.field]
    bad: dict[int, Sentence] = {}
    cells = _cleaned(given, target, bad)
    if target.shape in ("number", "truth"):
        values = _quick(cells, target, head, chosen, bad)
    else:
        values = _each(cells, _reader(target, chosen, named), bad)
    if chosen.field in {f.name for f in kind.said()}:
        _checked(kind, chosen.field, target, values, bad)
    for place, reason in sorted(bad.items()):
        values[place] = None
        text = str(given[place]).replace(MERGED, "").replace(UNCOMPUTED, "")
        read.bad.append(Bad(read.rows[place], number, chosen.field, text, reason))
    read.values[chosen.field] = values


def _cleaned(given: pl.Series, target: Target, bad: dict[int, Sentence]) -> pl.Series:
    """Texts without marks; marked cells that cannot be taken are noted and emptied."""
    marked = given.str.contains("\u0000", literal=True).fill_null(False)
    if marked.any():
        for place in marked.arg_true().to_list():
            if given[place] == UNCOMPUTED:
                bad[place] = _UNCOMPUTED
            elif target.shape == "number":
                bad[place] = _MERGED_QUANTITY
        given = given.str.replace(MERGED, "", literal=True)
        given = given.scatter(list(bad), None) if bad else given
    if target.shape in ("text", "organisation", "choice"):
        lost = given.str.contains(f"^{_LOST.pattern}$").fill_null(False)
        for place in lost.arg_true().to_list():
            bad[place] = _DIGITS_LOST
        given = given.set(lost, None) if lost.any() else given
    blank = given.str.strip_chars().str.to_lowercase().is_in(list(BLANKS)).fill_null(True)
    return given.set(blank, None)


def _quick(cells: pl.Series, target: Target, head: str, chosen: Chosen, bad: dict[int, Sentence]) -> list[Any]:
    assert target.fact is not None
    if target.shape == "number":
        wide = cells.str.contains(r"[^\x00-\x7F]").fill_null(False)
        if wide.any():
            cells = cells.zip_with(~wide, cells.str.normalize("NFKC"))
    unit = None if chosen.unit in ("", IN_CELLS) else chosen.unit
    try:
        column, wrong = read_column(cells, Column(head, target.fact, unit), 0)
    except BadInput as error:  # bare numbers in a column whose cells should state their unit
        for place in cells.is_not_null().arg_true().to_list():
            bad[place] = error.sentence
        return [None] * len(cells)
    for one in wrong:
        bad[one.row] = one.reason
    return column.to_list()


def _each(cells: pl.Series, reader: Callable[[str], Any], bad: dict[int, Sentence]) -> list[Any]:
    """Cells read one by one, each distinct text once."""
    read: dict[str, Any] = {}
    values: list[Any] = []
    for place, text in enumerate(cells.to_list()):
        if text is None:
            values.append(None)
            continue
        if text not in read:
            read[text] = reader(text)
        value = read[text]
        if isinstance(value, Sentence):
            bad[place] = value
            value = None
        values.append(value)
    return values


def _reader(target: Target, chosen: Chosen, named: Callable[[str], Any]) -> Callable[[str], Any]:
    if target.shape == "day":
        return days.day
    if target.shape == "year":
        return days.year
    if target.shape == "whole":
        return _whole
    if target.shape == "decimal":
        return _decimal
    if target.shape == "json":
        return _plain_json
    if target.shape == "choice":
        return lambda text: _choice(target, text)
    if target.shape == "organisation":
        return named if chosen.by == "name" else _organisation_key
    if target.name == "code":
        return typed
    return lambda text: text.strip()


def _organisation_key(text: str) -> str:
    """A key as it is kept: a credit code in capitals without spaces, a local key as it stands."""
    narrow = typed(text)
    return narrow if len(narrow) == 18 and narrow.isascii() else text.strip()


def _choice(target: Target, text: str) -> Any:
    code = target.words.get(unicodedata.normalize("NFKC", text).strip().lower(), target.words.get(text.strip().lower()))
    if code is not None:
        return code
    allowed = list(dict.fromkeys(word for word in target.words if not word.isascii()))[:12]
    return Sentence(
        f"{target.label}没有“{text}”，可填：{'、'.join(allowed)}",
        f"{target.name}: “{text}” is none of {', '.join(allowed)}",
    )


def _whole(text: str) -> int | Sentence:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip().removesuffix(".0")
    return (
        int(plain)
        if re.fullmatch(r"-?[0-9]{1,9}", plain)
        else Sentence(f"“{text}”不是整数", f"“{text}” is no whole number")
    )


def _decimal(text: str) -> Decimal | Sentence:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    percent = plain.endswith("%")
    try:
        value = Decimal(plain.rstrip("%"))
    except InvalidOperation:
        return Sentence(f"“{text}”不是数", f"“{text}” is no number")
    if not value.is_finite():
        return Sentence(f"“{text}”不是数", f"“{text}” is no number")
    return value / 100 if percent else value


def _plain_json(text: str) -> Any:
    if text.lower() in ("true", "是"):
        return True
    if text.lower() in ("false", "否"):
        return False
    return int(text) if re.fullmatch(r"-?[0-9]{1,18}", text) else text


def _checked(kind: type[Record], name: str, target: Target, values: list[Any], bad: dict[int, Sentence]) -> None:
    """The field's own checks (length, choices, range): each distinct value once, quantities at their ends only."""
    one = next(f for f in kind.said() if f.name == name)
    if target.shape in ("number", "truth", "day", "choice", "json"):
        return  # the reading itself lets nothing through that the field would refuse
    wrong: dict[Any, Sentence | None] = {}
    for place, value in enumerate(values):
        if value is None:
            continue
        if value not in wrong:
            try:
                one.clean(value, None)
                wrong[value] = None
            except ValidationError as error:
                said = "".join(error.messages)
                wrong[value] = Sentence(f"{target.label}：{said}", f"{target.name}: {said}")
        reason = wrong[value]
        if reason is not None:
            bad[place] = reason


def _multiply(kind: type[Record], read: Read, factors: Factors) -> None:
    money = [n for n, t in targets(kind).items() if t.base == "元"]
    for name, factor in factors.columns.items():
        if name in read.values:
            read.values[name] = [_times(value, factor) for value in read.values[name]]
    if factors.rows:
        for place, row in enumerate(read.rows):
            by = factors.rows.get(row)
            for name in money if by is not None else ():
                if name in read.values:
                    read.values[name][place] = _times(read.values[name][place], by or 1)


def _multiply_cells(read: Read, factors: Factors) -> None:
    for name, by_row in factors.cells.items():
        for place, row in enumerate(read.rows):
            if row in by_row and name in read.values:
                read.values[name][place] = _times(read.values[name][place], by_row[row])


def _times(value: int | None, factor: int) -> int | None:
    """A raw quantity multiplied; a negative factor divides, half a step rounded away from zero."""
    if value is None:
        return None
    if factor > 0:
        return value * factor
    size, by = abs(value), -factor
    whole = (size + by // 2) // by
    return whole if value >= 0 else -whole
