"""What was granted, for everybody: lines that are open to the public, by year, with the organisations and decisions."""

from __future__ import annotations

from decimal import Decimal

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.funds.models import Award, BudgetLine
from kechuang.funds.standing import Standing, of_awards
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.navigation import NavEntry

TAB = ("funds", NavEntry(30, "funds-granted", gettext_lazy("支持公开"), "megaphone", of_plan=False))
_PAGE = 50


@door(everyone)
def granted(request: HttpRequest) -> HttpResponse:
    """Awards of public lines: sums by line for the year chosen, then each award."""
    awards = Award.objects.filter(line__public=True).select_related("line")
    years = sorted(set(awards.order_by().values_list("granted_year", flat=True)), reverse=True)
    text = request.GET.get("year", "")
    year = int(text) if text.isdecimal() and len(text) == 4 and int(text) in years else (years[0] if years else 0)
    shown = awards.filter(granted_year=year)
    stand = of_awards(shown.values_list("number", flat=True))
    if (form := request.GET.get("format", "")) in FORMATS:
        return as_file(_table(year, [(one, stand[one.number]) for one in shown]), form)
    sums: dict[str, list[int]] = {}
    for number, code in shown.values_list("number", "line__code"):
        one = sums.setdefault(code, [0, 0, 0])
        for place, fen in enumerate((1, granted_of(stand[number]), stand[number].paid)):
            one[place] += fen
    page = Paginator(shown, _PAGE).get_page(request.GET.get("page"))
    context = {
        "years": years,
        "year": year,
        "lines": [(line, *sums[line.code]) for line in BudgetLine.objects.filter(code__in=sums)],
        "total": [sum(one[place] for one in sums.values()) for place in range(3)],
        "page": page,
        "rows": [(one, granted_of(stand[one.number])) for one in page],
        "query": f"year={year}",
        "formats": [(one, f"?year={year}&format={one}") for one in FORMATS],
        "example": shown.filter(example=True).exists(),
    }
    return render(request, "portal/funds/granted.html", context)


def granted_of(standing: Standing) -> int:
    """What was granted and not cut, in fen."""
    return standing.committed + standing.paid + standing.of("returned")


def _table(year: int, rows: list[tuple[Award, Standing]]) -> Table:
    columns = [
        Column("number", _("支持编号"), _("编号"), shape="text"),
        Column("line", _("预算项目"), _("资金用途")),
        Column("organisation", _("单位"), _("获得支持的单位")),
        Column("title", _("支持事项"), _("支持什么")),
        Column("amount", _("支持金额"), _("确定的金额，扣除核减"), _("元"), "decimal"),
        Column("decision", _("决定文件"), _("依据")),
        Column("decided", _("决定日期"), _("决定的日期"), shape="day"),
        Column("example", _("示例数据"), _("虚构的"), shape="truth"),
    ]
    told = [
        {
            "number": one.number,
            "line": one.line.name,
            "organisation": one.organisation_name,
            "title": one.title,
            "amount": Decimal(granted_of(standing)) / 100,
            "decision": one.decision,
            "decided": one.decided,
            "example": one.example,
        }
        for one, standing in rows
    ]
    about = {_("年度"): str(year), _("截至日期"): timezone.localdate().isoformat()}
    return Table("granted", _("科技资金支持情况"), about, columns, told)


urlpatterns = [path("funds/granted/", granted, name="funds-granted")]
