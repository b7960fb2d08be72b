"""Sheets handed in, read together: before scoring is closed nobody asks for this."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from kechuang.cases.panels.sheet import shown
from kechuang.cases.panels.summary import Given, Line, Summary, summary
from kechuang.reviews.models import Panel, Seat, Sheet
from kechuang.reviews.reading.sections import Section, mark, sections


def sitting(panel: Panel) -> list[Seat]:
    """Who sits now, in the order of the lot."""
    return list(panel.seats.filter(left_at=None).select_related("account").order_by("pk"))


def missing_of(panel: Panel) -> list[Seat]:
    """Who sits and has not handed in."""
    there = set(Sheet.objects.filter(seat__panel=panel).values_list("seat", flat=True))
    return [seat for seat in sitting(panel) if seat.pk not in there]


def summaries_of(panel: Panel, *, only: int | None = None) -> list[tuple[Section, Summary]]:
    """Dispersion, outliers and results over the sheets of those who sit, section by section."""
    seats = sitting(panel)
    sheets = {sheet.seat_id: sheet for sheet in Sheet.objects.filter(seat__in=seats)}
    given = {str(seat.pk): _given(sheets[seat.pk].answers) for seat in seats if seat.pk in sheets}
    missing = [str(seat.pk) for seat in seats if seat.pk not in sheets]
    return [(one, summary(one.items, given, missing)) for one in sections(panel, only=only)]


def summary_of(panel: Panel) -> Summary:
    """The same of a panel with one section; experts go by the key of their seat."""
    return summaries_of(panel)[0][1]


def figures(panel: Panel) -> dict[str, Any]:
    """The results as plain JSON: points as people write them, yes or no, None where there is none."""
    plain: dict[str, Any] = {}
    for section, found in summaries_of(panel):
        plain |= {line.item.fact: _plain(line.result) for line in found.lines}
        if found.total:
            plain[(mark(section.of.ordinal) if section.of else "") + "total"] = _plain(found.total.result)
    return plain


def lines_told(section: Section, found: Summary, names: dict[str, str]) -> list[dict[str, Any]]:
    """Each line with result, median, spread and outliers as plain JSON, for the case. `names` by key of the seat."""
    every = (*found.lines, *((found.total,) if found.total else ()))
    return [_told(section.fact(line.item), line, names) for line in every]


def _told(fact: str, line: Line, names: dict[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {"fact": fact, "label": line.item.label, "result": _plain(line.result)}
    if line.item.kind == "truth":
        return told | {"yes": line.yes, "no": line.no}
    low, high = line.item.low, line.item.high
    return told | {
        "bounds": [shown(low), shown(high)] if low is not None and high is not None else [],
        "median": _plain(line.median),
        "deviation": _plain(line.deviation),
        "least": _plain(line.least),
        "most": _plain(line.most),
        "given": [shown(Fraction(value)) for value in line.values.values()],
        "outliers": [
            {"expert": names.get(one.expert, ""), "zh": one.said.zh, "en": one.said.en} for one in line.outliers
        ],
    }


def _plain(result: Fraction | bool | None) -> str | bool | None:
    return shown(result) if isinstance(result, Fraction) else result


def _given(answers: dict[str, Any]) -> Given:
    return {fact: value if isinstance(value, bool) else Fraction(Decimal(value)) for fact, value in answers.items()}
