"""One budget line: its years, its awards, its ledger; opening a line, and the acts on its money."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_keep_money, may_read_money
from kechuang.accounts.doors import door
from kechuang.funds.actions.carry_over import carry_over
from kechuang.funds.actions.cut_budget import cut_budget
from kechuang.funds.actions.grant_support import grant_support
from kechuang.funds.actions.open_line import open_line
from kechuang.funds.actions.set_budget import set_budget
from kechuang.funds.actions.shift_budget import shift_budget
from kechuang.funds.actions.undo_budget import undo_budget
from kechuang.funds.ledger.refusing import yuan
from kechuang.funds.models import BudgetLine, Evaluation, LedgerEntry
from kechuang.funds.standing import of_awards, standings
from kechuang.portal.acting import Act, Crumb, Words, act_page
from kechuang.portal.asked_asof import asked_asof
from kechuang.portal.language import said
from kechuang.portal.money.forms import (
    BudgetForm,
    CarryForm,
    CutForm,
    GrantForm,
    LineForm,
    ShiftForm,
    WhyForm,
)
from kechuang.portal.pages.funds import entries_page
from kechuang.portal.records.written import key_meant


@door(may_read_money)
def line(request: HttpRequest, line: str) -> HttpResponseBase:
    """The line's page."""
    shown = get_object_or_404(BudgetLine, code=line)
    asof = asked_asof(request).asof
    awards = shown.awards.order_by("-decided", "-pk")
    page = Paginator(awards, 20).get_page(request.GET.get("awards"))
    stand = of_awards([award.number for award in page], asof)
    more = {
        "years": standings(asof, line=shown.code),
        "awards": page,
        "graded": Evaluation.objects.filter(award__line=shown).select_related("award")[:20],
        "award_rows": [(award, stand[award.number]) for award in page],
    }
    return entries_page(request, shown, **more)


def _year(request: HttpRequest) -> str:
    return request.GET.get("year", "") or str(timezone.localdate().year)


def _set(request: HttpRequest, line: BudgetLine, form: BudgetForm) -> Words:
    told = form.cleaned_data
    set_budget(
        line,
        told["year"],
        told["amount"],
        request.user,
        document=told["document"],
        happened=told["happened"],
        request=told["request_name"],
    )
    return _("已安排预算%(amount)s元。") % {"amount": yuan(told["amount"])}


def _cut(request: HttpRequest, line: BudgetLine, form: CutForm) -> Words:
    told = form.cleaned_data
    cut_budget(
        line,
        told["year"],
        told["amount"],
        request.user,
        document=told["document"],
        happened=told["happened"],
        reason=told["reason"],
        request=told["request_name"],
    )
    return _("已调减预算%(amount)s元。") % {"amount": yuan(told["amount"])}


def _shift(request: HttpRequest, line: BudgetLine, form: ShiftForm) -> Words:
    told = form.cleaned_data
    shift_budget(
        line,
        told["to"],
        told["year"],
        told["amount"],
        request.user,
        document=told["document"],
        happened=told["happened"],
        reason=told["reason"],
        request=told["request_name"],
    )
    return _("已调剂%(amount)s元。") % {"amount": yuan(told["amount"])}


def _carry(request: HttpRequest, line: BudgetLine, form: CarryForm) -> Words:
    told = form.cleaned_data
    made = carry_over(
        line,
        told["year"],
        request.user,
        document=told["document"],
        happened=told["happened"],
        request=told["request_name"],
    )
    return _("已结转，记了%(n)s笔。") % {"n": len(made)}


def _grant(request: HttpRequest, line: BudgetLine, form: GrantForm) -> Words:
    told = form.cleaned_data
    award = grant_support(
        line,
        told["year"],
        key_meant("organisation", told["organisation"], request.user),
        told["amount"],
        request.user,
        title=told["title"],
        decision=told["decision"],
        decided=told["decided"],
        project=told["project"],
        case_number=told["case_number"],
        request=told["request_name"],
    )
    return _("已确定支持，编号%(number)s。") % {"number": award.number}


ACTS = {
    "set": Act(
        gettext_lazy("安排预算"),
        gettext_lazy("加到这个项目当年的预算上；再次安排即为追加。"),
        gettext_lazy("安排"),
        _set,
        lambda data, request, line: BudgetForm(data, initial={"year": _year(request)}),
        "plus",
    ),
    "cut": Act(
        gettext_lazy("调减预算"),
        gettext_lazy("只能调减还没有确定给任何单位的部分。"),
        gettext_lazy("调减"),
        _cut,
        lambda data, request, line: CutForm(data, initial={"year": _year(request)}),
        "minus",
    ),
    "shift": Act(
        gettext_lazy("调剂预算"),
        gettext_lazy("从这个项目调到同一年度的另一个项目。"),
        gettext_lazy("调剂"),
        _shift,
        lambda data, request, line: ShiftForm(data, line=line, initial={"year": _year(request)}),
        "arrow-right-left",
    ),
    "carry": Act(
        gettext_lazy("结转"),
        gettext_lazy(
            "没有用完的转入下一年、用于原项目；连续两年没有用完的收回财政（预算法第四十二条）。已定未拨的随支持转入下一年。"
        ),
        gettext_lazy("结转"),
        _carry,
        lambda data, request, line: CarryForm(data, initial={"year": _year(request)}),
        "calendar-arrow-down",
    ),
    "grant": Act(
        gettext_lazy("确定支持"),
        gettext_lazy("依据决定文件，把资金定给一个单位。之后只能付给这个单位。"),
        gettext_lazy("确定"),
        _grant,
        lambda data, request, line: GrantForm(
            data, initial={"year": _year(request), "organisation": request.GET.get("organisation", "")}
        ),
        "stamp",
    ),
}


def _tell_grades(request: HttpRequest, line: BudgetLine) -> None:
    """What was found of those supported before, said where the next support is decided."""
    told = [
        f"{one.award.organisation_name} {said(one.grade_name)} {one.score}"
        for one in Evaluation.objects.filter(award__line=line).select_related("award")[:8]
    ]
    if told:
        messages.info(request, _("往期绩效：%(grades)s。") % {"grades": "；".join(told)})


@door(may_keep_money)
def line_act(request: HttpRequest, line: str, act: str) -> HttpResponseBase:
    """One act on a line."""
    shown = get_object_or_404(BudgetLine, code=line)
    if act not in ACTS:
        raise Http404(act)
    if act == "grant" and request.method == "GET":
        _tell_grades(request, shown)
    back = reverse("funds-line", args=[shown.code])
    crumbs = [Crumb(_("预算执行"), reverse("funds")), Crumb(shown.name, back)]
    return act_page(request, ACTS[act], shown, crumbs=crumbs, about=shown.name, back=back)


def _open(request: HttpRequest, nothing: Any, form: LineForm) -> Words:
    open_line(actor=request.user, **form.cleaned_data)
    return _("已设立预算项目。")


_OPEN = Act(
    gettext_lazy("设立预算项目"),
    gettext_lazy("设立一次，逐年安排预算。"),
    gettext_lazy("设立"),
    _open,
    lambda data, request, nothing: LineForm(data),
    "plus",
)


@door(may_keep_money)
def line_new(request: HttpRequest) -> HttpResponseBase:
    """Opening a line."""
    crumbs = [Crumb(_("预算执行"), reverse("funds"))]
    return act_page(request, _OPEN, None, crumbs=crumbs, about="", back=reverse("funds"))


def _undo(request: HttpRequest, entry: LedgerEntry, form: WhyForm) -> Words:
    made = undo_budget(entry, request.user, reason=form.cleaned_data["reason"])
    return _("已冲销，分录号%(number)s。") % {"number": made.pk}


_UNDO = Act(
    gettext_lazy("冲销分录"),
    gettext_lazy("原分录不改动，另记一笔相反的。"),
    gettext_lazy("冲销"),
    _undo,
    lambda data, request, entry: WhyForm(data),
    "undo-2",
    danger=True,
)


@door(may_keep_money)
def entry_undo(request: HttpRequest, entry: int) -> HttpResponseBase:
    """Undoing a budget entry."""
    shown = get_object_or_404(LedgerEntry, pk=entry)
    crumbs = [Crumb(_("预算执行"), reverse("funds"))]
    about = f"{shown.pk} {shown.text} {yuan(shown.entry().moved)}"
    return act_page(request, _UNDO, shown, crumbs=crumbs, about=about, back=reverse("funds"))


urlpatterns = [
    path("funds/lines/new/", line_new, name="funds-line-new"),
    path("funds/lines/<slug:line>/", line, name="funds-line"),
    path("funds/lines/<slug:line>/<str:act>/", line_act, name="funds-line-act"),
    path("funds/entries/<int:entry>/undo/", entry_undo, name="funds-entry-undo"),
]
