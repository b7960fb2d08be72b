"""A form of somebody else's as a file: one subject line by line in the form's order, or many subjects a row each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from kechuang.portal.exports import Column, Table
from kechuang.portal.language import said
from kechuang.registry.outside.filled import Cell, Filled
from kechuang.registry.outside.form import Asked, Line, OutsideForm


def of_one(of: Filled) -> Table:
    """Every line in order: part, words, value, unit, where it is kept; what is missing says so."""
    columns = [
        Column("number", _("序"), _("本表中的次序，不是外部报表的行次"), shape="whole"),
        Column("group", _("部分"), _("外部报表的部分"), shape="text"),
        Column("line", _("项目"), _("外部报表问的事项"), shape="text"),
        Column("value", _("数值"), _("登记库的记录；缺少的为空，不是零")),
        Column("unit", _("单位"), _("数值的计量单位"), shape="text"),
        Column("state", _("状态"), _("已有，或缺少"), shape="text"),
        Column("origin", _("出处"), _("登记库里对应的字段或事项"), shape="text"),
        Column("note", _("说明"), _("填写时要注意的"), shape="text"),
    ]
    rows = [
        {
            "number": n,
            "group": said(cell.line.group),
            "line": said(cell.line.label),
            "value": _value(cell),
            "unit": cell.unit,
            "state": _("缺少") if cell.value is None else _("已有"),
            "origin": said(cell.line.source.origin),
            "note": said(cell.line.note) if cell.line.note else "",
        }
        for n, cell in enumerate(of.cells, start=1)
    ]
    about = {_("单位"): of.name, **_about(of.form, of.asked), _("缺少"): _lines(of.missing) or _("没有")}
    return Table(f"{of.form.code}-{of.key}-{of.asked.year}", said(of.form.name), about, columns, rows)


def of_many(form: OutsideForm, rows: list[Filled], asked: Asked, money: str) -> Table:
    """A row for each subject, the lines as columns in the form's order, what is missing in the last one."""
    units = [Cell(line, None, money).unit for line in form.lines]
    columns = [Column("key", _("代码"), _("对象的主键"), shape="text")]
    columns += [
        Column(f"line{n}", f"{said(line.group)}·{said(line.label)}", _definition(line), unit=unit)
        for n, (line, unit) in enumerate(zip(form.lines, units, strict=True), start=1)
    ]
    columns.append(Column("missing", _("缺少"), _("登记库里没有的事项；空格不是零"), shape="text"))
    made = [
        {"key": one.key, "missing": _lines(one.missing)}
        | {f"line{n}": _value(cell) for n, cell in enumerate(one.cells, start=1)}
        for one in rows
    ]
    about = {**_about(form, asked), _("对象数"): str(len(rows))}
    return Table(f"{form.code}-{asked.year}", said(form.name), about, columns, made)


def _about(form: OutsideForm, asked: Asked) -> dict[str, str]:
    return {
        _("报表"): said(form.name),
        _("依据"): str(form.citation),
        _("年度"): str(asked.year),
        _("哪一天的情况"): asked.asof.valid.isoformat(),
        _("按何时所知"): asked.asof.known.isoformat(),
        _("次序"): said(form.arranged),
        _("没有查到的"): said(form.unknown),
    }


def _value(cell: Cell) -> Any:
    number: Decimal | None = cell.number
    return number if number is not None else cell.text or None


def _definition(line: Line) -> str:
    note = said(line.note) if line.note else ""
    return f"{said(line.source.origin)}{f'；{note}' if note else ''}"


def _lines(cells: tuple[Cell, ...]) -> str:
    return "、".join(said(cell.line.label) for cell in cells)
