"""The library of documents behind the policies: by number, issuer's words and article, in force or not."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.doors import door, everyone
from kechuang.policies import catalogue
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.rollout.access import may_see
from kechuang.rollout.models import Rollout
from kechuang.rules.library import Entry, library

TAB = (
    "policies",
    NavEntry(15, "policy-library", gettext_lazy("文件库"), "library", covers=("policy-document",), of_plan=False),
)


@cache
def _entries() -> tuple[Entry, ...]:
    return tuple(library(catalogue()))


@door(everyone)
def documents(request: HttpRequest) -> HttpResponse:
    """`q` words of a name, number, article or clause; `force` leaves out documents that no rule in force rests on."""
    q, only_force = request.GET.get("q", "").strip(), request.GET.get("force") == "1"
    today, words = timezone.localdate(), q.lower().split()
    found = [
        (one, one.holds(today))
        for one in _entries()
        if all(word in _words(one.code) for word in words) and (one.holds(today) or not only_force)
    ]
    if request.GET.get("format"):
        return as_file(_table(found), request.GET["format"])
    kept = "&".join(f"{name}={value}" for name, value in (("q", q), ("force", "1" if only_force else "")) if value)
    context = {
        "found": found,
        "q": q,
        "only_force": only_force,
        "total": len(_entries()),
        "in_force": sum(1 for one in _entries() if one.holds(today)),
        "formats": [(form, f"?{kept}{'&' if kept else ''}format={form}") for form in FORMATS],
    }
    return render(request, "portal/policies/library.html", context)


@door(everyone)
def document(request: HttpRequest, document: str) -> HttpResponse:
    """One document: each article with the rules it governs, the versions on it, what stood before and after."""
    entry = next((one for one in _entries() if one.code == document), None)
    if entry is None:
        raise Http404(document)
    today = timezone.localdate()
    context = {
        "entry": entry,
        "holds": entry.holds(today),
        "uses": [(use, use.holds(today)) for use in entry.uses],
        "rollout": _rollout(entry) if may_see(request.user).allowed else None,
        "articles": [(article, _grouped(held)) for article, held in entry.articles.items()],
    }
    return render(request, "portal/policies/document.html", context)


def _rollout(entry: Entry) -> Rollout | None:
    """Its checklist, where it was entered as a new document."""
    rows = Rollout.objects.filter(withdrawn_at=None)
    return (rows.filter(number=entry.number) if entry.number else rows.filter(name=entry.name)).first()


def _grouped(held: list[Any]) -> list[tuple[Any, str, list[Any]]]:
    """The same clause of several versions told once, with the versions."""
    found: dict[tuple[str, str, str], tuple[Any, str, list[Any]]] = {}
    for one in held:
        key = (one.use.policy.code, one.how.zh, one.what)
        found.setdefault(key, (one.how, one.what, []))[2].append(one.use)
    return list(found.values())


@cache
def _words(code: str) -> str:
    entry = next(one for one in _entries() if one.code == code)
    clauses = [one.what for held in entry.articles.values() for one in held]
    names = [policy.name for policy in entry.policies]
    return " ".join((entry.name, entry.number, *entry.articles, *clauses, *names)).lower()


def _table(found: list[tuple[Entry, bool]]) -> Table:
    columns = [
        Column("name", _("文件"), _("文件名称")),
        Column("number", _("文号"), _("没有的为空")),
        Column("dated", _("日期"), _("印发日期；没有查到的为空")),
        Column("holds", _("现行规则在用"), _("今天有效的规则是否以它为依据")),
        Column("policies", _("政策"), _("以它为依据的政策")),
        Column("article", _("条款"), _("文件的条款或部分")),
        Column("how", _("处理"), _("写成规则、由人认定、程序或定义")),
        Column("clause", _("对应的规则"), _("条款管着的条件、金额、数值、期限")),
    ]
    cells = [
        {
            "name": one.name,
            "number": one.number,
            "dated": one.dated.isoformat() if one.dated else "",
            "holds": holds,
            "policies": "、".join(sorted({use.policy.name for use in uses})),
            "article": article,
            "how": said(how),
            "clause": what,
        }
        for one, holds in found
        for article, held in one.articles.items()
        for how, what, uses in _grouped(held)
    ]
    return Table("policy-library", _("政策文件与规则对照"), {_("文件数"): str(len(found))}, columns, cells)


urlpatterns = [
    path("policies/library/", documents, name="policy-library"),
    path("policies/library/<str:document>/", document, name="policy-document"),
]
