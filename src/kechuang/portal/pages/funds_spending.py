"""More for science and technology: fiscal spending by year and line against the plan's target, with what came of it."""

from __future__ import annotations

from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_read_money
from kechuang.accounts.doors import door
from kechuang.funds.models import BudgetLine
from kechuang.portal.asked_asof import AskedAsOf, asked_asof
from kechuang.portal.charts.explored import Chart, Column
from kechuang.portal.charts.option import bar, line, option
from kechuang.portal.money.addresses import entries_address
from kechuang.portal.navigation import NavEntry
from kechuang.supervision.queries import current_plan, plans_in_force
from kechuang.supervision.spending import Spending, spending

TAB = ("funds", NavEntry(15, "funds-spending", gettext_lazy("科技投入"), "trending-up", of_plan=False))


@door(may_read_money)
def page(request: HttpRequest) -> HttpResponse:
    """For the plan that is shown now, or `?plan=` another."""
    asked = asked_asof(request)
    plan = plans_in_force().filter(slug=request.GET.get("plan", "")).first() or current_plan()
    told = spending(plan, asked.asof)
    names = {one.code: one.name for one in BudgetLine.objects.all()}
    parts = {name: text for name, text in (("valid", asked.valid), ("known", asked.known)) if text}
    rows = [
        {
            "of": one,
            "lines": [
                (names[part.line], part, entries_address("paid", one.year, part.line, parts)) for part in one.lines
            ],
            "paid": entries_address("paid", one.year, "", parts),
            "budget": entries_address("budget", one.year, "", parts),
        }
        for one in reversed(told.years)
    ]
    context = {
        "asked": asked,
        "plan": plan,
        "told": told,
        "rows": rows,
        "chart": _chart(told, asked) if told.years else None,
        "example": bool(plan and plan.example),
    }
    return render(request, "portal/funds/spending.html", context)


def _chart(told: Spending, asked: AskedAsOf) -> Chart:
    columns = [
        Column("year", _("年份"), "year"),
        Column("spending", _("财政科技支出"), unit=_("万元")),
        Column("budget", _("台账预算"), unit=_("万元")),
        Column("paid", _("台账已拨付"), unit=_("万元")),
    ]
    rows = [
        (
            str(one.year),
            one.spending.shown,
            Fraction(one.ledger.budget, 10**6) if one.lines else None,
            Fraction(one.ledger.paid, 10**6) if one.lines else None,
        )
        for one in told.years
    ]
    known = [one for one in told.years if one.spending.number is not None]
    described = (
        _("%(year)s年财政科技支出%(n)s万元。")
        % {"year": known[-1].year, "n": f"{float(known[-1].spending.shown or 0):,.0f}"}
        if known
        else _("财政科技支出没有公布的数，只有台账。")
    )
    series = [line("year", "spending"), bar("year", "budget"), bar("year", "paid")]
    return Chart(
        "st-spending",
        _("财政科技投入"),
        described,
        columns,
        rows,
        option(*series),
        note=_("截至%(day)s，按已记的账") % {"day": asked.asof.valid.isoformat()},
    )


urlpatterns = [path("funds/spending/", page, name="funds-spending")]
