"""What became of a plan: every promise beside the public figure of its place, with source, confidence and verdict."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.indicators.places import name_of
from kechuang.kernel.units import measure
from kechuang.portal import numbers
from kechuang.portal.asked_asof import asked_asof
from kechuang.portal.asked_plan import asked_plan
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.records.addresses import address_of_key
from kechuang.registry.kinds.public_statistic import PublicStatistic
from kechuang.registry.public_facts import CONFIDENCE
from kechuang.supervision.outcome import LATER, VERDICTS, Outcome, Result, outcome
from kechuang.supervision.public_actual import PublicActual
from kechuang.supervision.target_names import name_of as target_name

NAV = NavEntry(45, "outcome", gettext_lazy("结果"), "flag")
_LAMPS = {"met": "good", "later_met": "good", "not_met": "error", "later_not_met": "error", "not_due": "notice"}


@door(everyone)
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """`valid`, `known` the moments; `verdict` only those; `format` the list as a file."""
    plan = asked_plan(request, slug)
    asked = asked_asof(request)
    found = outcome(plan, asked.asof)
    chosen = request.GET.get("verdict", "")
    shown = [one for one in found.results if chosen in ("", one.verdict)]
    if request.GET.get("format"):
        return as_file(_table(found, shown), request.GET["format"])
    counts, others = found.counts(), found.actuals.others
    context = {
        "plan": plan,
        "asked": asked,
        "found": found,
        "rows": [_row(one, found.actuals.of_targets.get(one.promise.target.ordinal)) for one in shown],
        "others": []
        if chosen
        else [(row, VERDICTS[how], _LAMPS.get(how, "notice"), _facts(row)) for row, how in others],
        "place": name_of(found.place) if found.place else "",
        "later": LATER,
        "verdicts": [
            (one, words, counts[one], asked.address(verdict=one), one == chosen)
            for one, words in VERDICTS.items()
            if counts[one]
        ],
        "every": asked.address(),
        "chosen": chosen,
        "formats": [(form, asked.address(verdict=chosen, format=form)) for form in FORMATS],
    }
    return render(request, "portal/outcome/page.html", context)


def _row(one: Result, actual: PublicActual | None) -> dict[str, Any]:
    asking = one.promise.asking
    unit = one.indicator.unit if one.indicator else ""
    return {
        "target": one.promise.target,
        "result": one,
        "table": actual,
        "facts": _facts(actual) if actual else [],
        "asks": f"{numbers.sign_of(asking.sign)} {numbers.with_unit(one.wanted / measure(unit)[0], unit)}"
        if one.indicator
        else "",
        "actual": numbers.with_unit(one.figure.shown, unit) if one.figure else "",
        "sources": [(row, address_of_key("publicstatistic", row.key)) for row in _rows(one)],
        "verdict": VERDICTS[one.verdict],
        "lamp": _LAMPS.get(one.verdict, "notice"),
        "loose": _("按“%(sign)s”读：%(verdict)s")
        % {"sign": numbers.sign_of(one.loose.sign), "verdict": said(VERDICTS[one.read_loosely])}
        if one.loose and one.read_loosely
        else "",
        "beside": [
            (f"{row.label} {row.period}：{numbers.large(Fraction(row.value), row.unit)}", row) for row in one.elsewhere
        ],
    }


def _other(row: PublicActual, verdict: str) -> dict[str, Any]:
    return {
        "target": row.name,
        "asks": row.target,
        "due": row.period,
        "actual": "",
        "year": "",
        "verdict": said(VERDICTS[verdict]),
        "loose": "",
        "sources": [fact["reference"] for fact in row.facts],
        "confidence": [str(fact["how"]) for fact in _facts(row)],
        "table": _in_words(row),
    }


def _facts(row: PublicActual) -> list[dict[str, Any]]:
    """The facts a row cites, each with how sure it is in the words of public statistics."""
    words = dict(PublicStatistic.CONFIDENCE)
    return [fact | {"how": words[CONFIDENCE.get(fact["confidence"], "low")]} for fact in row.facts]


def _in_words(row: PublicActual) -> str:
    return f"{row.actual}（{row.note}）" if row.note else row.actual


def _rows(one: Result) -> tuple[Any, ...]:
    return one.figure.rows if one.figure else one.elsewhere


def _table(found: Outcome, shown: list[Result]) -> Table:
    columns = [
        Column("target", _("目标"), ""),
        Column("asks", _("要求"), ""),
        Column("due", _("期限"), ""),
        Column("actual", _("公开值"), ""),
        Column("year", _("哪一年的数"), ""),
        Column("verdict", _("结果"), ""),
        Column("loose", _("换一种读法"), ""),
        Column("sources", _("出处"), ""),
        Column("confidence", _("可信度"), ""),
        Column("table", _("公开资料"), ""),
    ]
    rows = []
    for one in shown:
        told = _row(one, found.actuals.of_targets.get(one.promise.target.ordinal))
        sources = [row for row, _link in told["sources"]]
        rows.append(
            {
                "target": target_name(one.promise.target),
                "asks": told["asks"],
                "due": one.due.isoformat() if one.due else "",
                "actual": told["actual"],
                "year": str(one.figure.year) if one.figure else "",
                "verdict": said(told["verdict"]),
                "loose": told["loose"],
                "sources": [row.reference or row.publisher for row in sources],
                "confidence": [str(row.get_confidence_display()) for row in sources],
                "table": _in_words(told["table"]) if told["table"] else "",
            }
        )
    if len(shown) == len(found.results):
        rows += [_other(row, verdict) for row, verdict in found.actuals.others]
    about = {_("规划"): found.plan.title, _("地区"): name_of(found.place) if found.place else ""}
    return Table(f"{found.plan.slug}-outcome", _("结果"), about, columns, rows)


urlpatterns = [path("plans/<str:slug>/outcome/", page, name="outcome")]
