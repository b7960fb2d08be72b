"""Sheets handed in, read together: before scoring is closed nobody asks for this."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from kechuang.cases.panels.sheet import shown
from kechuang.cases.panels.summary import Given, Summary, summary
from kechuang.reviews.models import Panel, Seat, Sheet
from kechuang.reviews.reading.scored_items import read_back


def sitting(panel: Panel) -> list[Seat]:
    """Who sits now, in the order of the lot."""
    return list(panel.seats.filter(left_at=None).select_related("account").order_by("pk"))


def summary_of(panel: Panel) -> Summary:
    """Dispersion, outliers and results over the sheets of those who sit; experts go by the key of their seat."""
    seats = sitting(panel)
    sheets = {sheet.seat_id: sheet for sheet in Sheet.objects.filter(seat__in=seats)}
    given = {str(seat.pk): _given(sheets[seat.pk].answers) for seat in seats if seat.pk in sheets}
    missing = [str(seat.pk) for seat in seats if seat.pk not in sheets]
    return summary(read_back(panel.scoring.items), given, missing)


def figures(found: Summary) -> dict[str, Any]:
    """The results as plain JSON: points as people write them, yes or no, None where there is none."""
    plain = {line.item.fact: _plain(line.result) for line in found.lines}
    return plain | ({"total": _plain(found.total.result)} if found.total else {})


def _plain(result: Fraction | bool | None) -> str | bool | None:
    return shown(result) if isinstance(result, Fraction) else result


def _given(answers: dict[str, Any]) -> Given:
    return {fact: value if isinstance(value, bool) else Fraction(Decimal(value)) for fact, value in answers.items()}
