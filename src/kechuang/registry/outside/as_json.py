"""Forms of others' as plain JSON values for programs: a form, how much of it is on record, one filled in."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from fractions import Fraction
from typing import Any

from kechuang.registry.outside.filled import Cell, Filled
from kechuang.registry.outside.form import OutsideForm
from kechuang.rules.as_json import citation


def form_json(form: OutsideForm, year: int) -> dict[str, Any]:
    """Which form, where it is asked, by when about that year, and its lines in order."""
    due = form.due_on(year)
    return {
        "code": form.code,
        "name": asdict(form.name),
        "kind": form.kind,
        "policy": form.policy or None,
        "citation": citation(form.citation),
        "arranged": asdict(form.arranged),
        "unknown": asdict(form.unknown),
        "year": year,
        "due": due.isoformat() if due else None,
        "lines": len(form.lines),
    }


def sender_json(one: Filled) -> dict[str, Any]:
    """Somebody who sends it: how many lines the records answer, and which are missing."""
    return {
        "key": one.key,
        "name": one.name,
        "answered": one.answered,
        "missing": [asdict(cell.line.label) for cell in one.missing],
    }


def filled_json(one: Filled) -> dict[str, Any]:
    """One form filled in, line by line; a line the records do not answer is null, which is not nought."""
    return {"key": one.key, "name": one.name, "lines": [_line(n, cell) for n, cell in enumerate(one.cells, start=1)]}


def _line(number: int, cell: Cell) -> dict[str, Any]:
    return {
        "number": number,
        "group": asdict(cell.line.group),
        "label": asdict(cell.line.label),
        "value": _value(cell),
        "unit": cell.unit,
        "origin": asdict(cell.line.source.origin),
        "note": asdict(cell.line.note) if cell.line.note else None,
    }


def _value(cell: Cell) -> str | bool | None:
    """A figure as exact text in the unit shown."""
    if isinstance(cell.value, Fraction):
        return cell.text
    if cell.value is None or isinstance(cell.value, bool):
        return cell.value
    return cell.value.isoformat() if isinstance(cell.value, date) else str(cell.value)
