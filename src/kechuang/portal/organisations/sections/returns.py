"""Yearly returns: each figure over the years with its line, growth, and the years that were not reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.portal.organisations.file import File, Section
from kechuang.portal.organisations.sparkline import Sparkline, sparkline
from kechuang.portal.records import amounts
from kechuang.portal.records.addresses import address_of_key
from kechuang.portal.records.columns import column
from kechuang.registry.kinds.yearly_return import YearlyReturn

FIELDS = ("sales", "hightech_income", "rd", "net_profit", "tax_paid", "staff", "st_staff")
"""The figures of the file; all of them stand in the return."""
MOST = 6
"""How many years are shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure over the years: its cells, its picture, and how much the last year changed it."""

    label: Any
    unit: str
    cells: list[str]
    picture: Sparkline | None
    growth: Decimal | None

    @property
    def growth_words(self) -> str:
        """The growth with its sign."""
        if self.growth is None:
            return ""
        sign = "+" if self.growth > 0 else "−" if self.growth < 0 else ""
        return f"{sign}{amounts.plain(abs(self.growth))}%"


@dataclass(frozen=True, slots=True)
class Year:
    """One year: its return, None where none was filed."""

    number: int
    address: str


def returns_of(file: File) -> dict[int, YearlyReturn]:
    """The returns that were known and true on the day, by year."""
    return {row.year: row for row in file.seen(YearlyReturn, "year")}


def lines_of(rows: Mapping[int, YearlyReturn], years: Sequence[int]) -> list[Line]:
    """Every figure that is known for some year, with the share of R&D in sales."""
    lines = []
    for name in FIELDS:
        field: Any = column(YearlyReturn, name).field
        raw = [getattr(rows[year], name) if year in rows else None for year in years]
        if any(value is not None for value in raw):
            cells = ["" if value is None else amounts.short(field, value) for value in raw]
            unit = amounts.unit_of(field)
            lines.append(Line(field.verbose_name, unit, cells, sparkline(raw), _growth(raw)))
    shares = [_share(rows.get(year)) for year in years]
    if any(share is not None for share in shares):
        cells = ["" if share is None else f"{share:.2f}" for share in shares]
        label = _("研发费用占销售收入")
        lines.insert(min(3, len(lines)), Line(label, "%", cells, sparkline([_real(s) for s in shares]), None))
    return lines


def _real(share: Decimal | None) -> float | None:
    return None if share is None else float(share)


def _share(row: YearlyReturn | None) -> Decimal | None:
    if row is None or row.rd is None or not row.sales:
        return None
    return Decimal(row.rd) * 100 / Decimal(row.sales)


def _growth(raw: Sequence[int | None]) -> Decimal | None:
    if len(raw) < 2 or raw[-1] is None or not raw[-2] or raw[-2] < 0:
        return None
    return (Decimal(raw[-1] - raw[-2]) * 100 / Decimal(raw[-2])).quantize(Decimal("0.1"))


def _gather(file: File) -> Mapping[str, Any] | None:
    rows = returns_of(file)
    if not rows and not file.whole:
        return None
    last = max([*rows, file.moment.asof.valid.year - 1])
    first = max(min(rows, default=last), last - MOST + 1)
    years = list(range(first, last + 1))
    kind = YearlyReturn.kind()
    heads = [
        Year(year, address_of_key(kind, rows[year].key) + file.moment.query if year in rows else "") for year in years
    ]
    missing = [year.number for year in heads if not year.address]
    new = f"{reverse('record-new', args=[kind])}?organisation={file.key}&year="
    return {"years": heads, "lines": lines_of(rows, years), "missing": missing, "new": new, "any": bool(rows)}


SECTION = Section(20, "returns", gettext_lazy("年度报表"), "portal/organisations/returns.html", _gather, place="full")
