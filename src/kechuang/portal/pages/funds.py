"""Science and technology budgets at a glance: year by line, where the money stands, every number to its entries."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_keep_money, may_read_money
from kechuang.accounts.doors import door
from kechuang.funds.actions.undo_budget import UNDOABLE
from kechuang.funds.models import BudgetLine
from kechuang.funds.standing import FISCAL, Standing, entries_behind, standings, total
from kechuang.portal.asked_asof import AskedAsOf, asked_asof
from kechuang.portal.charts.explored import Chart, Column
from kechuang.portal.charts.option import lying, option
from kechuang.portal.exports import FORMATS, as_file, as_large_file
from kechuang.portal.money.addresses import COLUMNS, entries_address
from kechuang.portal.money.tables import budget_table, entry_table
from kechuang.portal.navigation import NavEntry

TAB = (
    "funds",
    NavEntry(
        10,
        "funds",
        gettext_lazy("预算执行"),
        "wallet",
        covers=("funds-line", "funds-line-new", "funds-line-act", "funds-award", "funds-award-act", "funds-entries"),
        of_plan=False,
    ),
)
_PAGE = 50


@dataclass(frozen=True, slots=True)
class Cell:
    """One number and where its entries are; no address where there is none."""

    fen: int
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of a year."""

    line: BudgetLine | None
    standing: Standing
    cells: list[Cell]

    @property
    def used(self) -> int:
        """How much of the budget is paid, in whole per cent."""
        return self.standing.paid * 100 // self.standing.budget if self.standing.budget else 0


@door(may_read_money)
def funds(request: HttpRequest) -> HttpResponse:
    """The table of a year, its picture, and the other years."""
    asked = asked_asof(request)
    lines = _lines()
    found = [one for one in standings(asked.asof) if one.line in lines]  # an example that was withdrawn has none
    years = sorted({one.year for one in found}, reverse=True)
    year = _year(request, years)
    shown = [one for one in found if one.year == year]
    parts = _parts(asked)
    rows = [_row(one, lines[one.line], parts) for one in shown]
    context = {
        "asked": asked,
        "years": years,
        "year": year,
        "parts": parts,
        "rows": rows,
        "total": _row(total(year, shown), None, parts) if rows else None,
        "chart": _chart(year, rows, asked) if rows else None,
        "empty_lines": [line for code, line in lines.items() if code not in {one.line for one in shown}],
        "formats": [(form, f"export/{form}/{asked.address(year=year)}") for form in FORMATS],
        "may_keep": may_keep_money(request.user).allowed,
        "example": any(row.line and row.line.example for row in rows),
    }
    return render(request, "portal/funds/home.html", context)


@door(may_read_money)
def export(request: HttpRequest, form: str) -> HttpResponse:
    """The table of all years, or of the year asked for, as a file."""
    if form not in FORMATS:
        raise Http404(form)
    asked, year = asked_asof(request), request.GET.get("year", "")
    lines = _lines()
    found = standings(asked.asof, year=int(year) if year.isdecimal() else None)
    return as_file(budget_table([one for one in found if one.line in lines], lines, asked), form)


@door(may_read_money)
def entries(request: HttpRequest) -> HttpResponseBase:
    """The entries behind a number of a whole year."""
    return entries_page(request, None)


def entries_page(request: HttpRequest, line: BudgetLine | None, **more: object) -> HttpResponseBase:
    """The entries asked for by column and year, a page at a time, or as a file (`format`)."""
    asked = asked_asof(request)
    column, year = request.GET.get("column", ""), request.GET.get("year", "")
    subject = request.GET.get("award", "")
    asked_year = int(year) if year.isdecimal() and len(year) == 4 else None
    kinds = COLUMNS.get(column, FISCAL)
    rows = entries_behind(asked.asof, kinds=kinds, year=asked_year, line=line.code if line else "", subject=subject)
    title = f"{line.name if line else _('全部预算项目')} {year}".strip()
    if (form := request.GET.get("format", "")) in FORMATS:
        return as_large_file(entry_table(rows, asked, title), form)
    chosen = {"column": column if column in COLUMNS else "", "year": year if asked_year else "", "award": subject}
    context = {
        "asked": asked,
        "line": line,
        "title": title,
        "chosen": chosen,
        "column": column,
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("page")),
        "sum": sum(rows.values_list("fen", flat=True)) if column in COLUMNS else None,
        "query": asked.address(**chosen).removeprefix("?"),
        "formats": [(one, asked.address(**chosen, format=one)) for one in FORMATS],
        "may_keep": may_keep_money(request.user).allowed,
        "undoable": UNDOABLE,
        "example": line.example if line else False,
        **more,
    }
    return render(request, "portal/funds/line.html", context)


def _lines() -> dict[str, BudgetLine]:
    return {line.code: line for line in BudgetLine.objects.all()}


def _parts(asked: AskedAsOf) -> dict[str, str]:
    return {name: value for name, value in (("valid", asked.valid), ("known", asked.known)) if value}


def _year(request: HttpRequest, years: list[int]) -> int:
    text = request.GET.get("year", "")
    asked = int(text) if text.isdecimal() and len(text) == 4 else 0
    return asked if asked in years or not years else years[0]


def _row(standing: Standing, line: BudgetLine | None, parts: dict[str, str]) -> Row:
    code = line.code if line else ""
    cells = [Cell(getattr(standing, column), entries_address(column, standing.year, code, parts)) for column in COLUMNS]
    return Row(line, standing, cells)


def _chart(year: int, rows: list[Row], asked: AskedAsOf) -> Chart:
    """Bars of each line: paid, promised, free."""
    columns = [
        Column("line", _("预算项目"), "text"),
        Column("paid", _("已拨付"), unit=_("万元")),
        Column("committed", _("已定未拨"), unit=_("万元")),
        Column("available", _("可用"), unit=_("万元")),
    ]
    whole = total(year, (row.standing for row in rows))
    told = _("%(year)s年安排和结转共%(budget)s万元，已拨付%(paid)s万元，可用%(left)s万元。") % {
        "year": year,
        "budget": f"{whole.budget / 10**6:,.2f}",
        "paid": f"{whole.paid / 10**6:,.2f}",
        "left": f"{whole.available / 10**6:,.2f}",
    }
    told_rows = [
        (
            row.line.name if row.line else "",
            Fraction(row.standing.paid, 10**6),
            Fraction(row.standing.committed, 10**6),
            Fraction(row.standing.available, 10**6),
        )
        for row in rows
    ]
    series = [lying("line", name, stack="money") for name in ("paid", "committed", "available")]
    return Chart(
        f"budget-{year}",
        _("%(year)s年各项目资金去向") % {"year": year},
        told,
        columns,
        told_rows,
        option(*series, lying=True),
        note=_("截至%(day)s，按已记的账") % {"day": asked.asof.valid.isoformat()},
        links=[row.cells[0].address for row in rows],
    )


urlpatterns = [
    path("funds/", funds, name="funds"),
    path("funds/export/<str:form>/", export, name="funds-export"),
    path("funds/entries/", entries, name="funds-entries"),
]
