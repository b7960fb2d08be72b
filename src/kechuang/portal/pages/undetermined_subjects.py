"""Whom one undetermined figure leaves undecided, by the last nightly run: the list behind its count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from kechuang.accounts.access import READ, visible
from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import Role
from kechuang.entitlements.blocked import blocked_by
from kechuang.entitlements.outcomes import Outcome
from kechuang.entitlements.runs import last_run
from kechuang.entitlements.whose import Whose, whose_of
from kechuang.events.record import record
from kechuang.indicators.places import name_of
from kechuang.policies import catalogue
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.registry.asof import AsOf
from kechuang.rules.undetermined import Undetermined, undetermined

STAFF = holders(Role.PROGRAMME_OFFICER, Role.AUDITOR)
_PAGE = 50


@dataclass(frozen=True, slots=True)
class Blocked:
    """One subject and the policy whose verdict the figure leaves open; `lacks`: what is missing besides."""

    kind: str
    key: str
    whose: Whose
    township: str
    policy: Any
    lacks: tuple[str, ...]


@door(STAFF)
def subjects(request: HttpRequest, figure: str) -> HttpResponse:
    """`alone=1`: those alone that lack nothing but the figure."""
    one, alone = _figure(figure), request.GET.get("alone") == "1"
    rows = _rows(request.user, figure, alone)
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    context = {
        "one": one,
        "alone": alone,
        "run": last_run(),
        "page": page,
        "rows": shown(list(page.object_list)),
        "query": "alone=1" if alone else "",
        "formats": FORMATS,
    }
    return render(request, "portal/policies/undetermined_subjects.html", context)


@require_POST
@door(STAFF)
def subjects_export(request: HttpRequest, figure: str) -> HttpResponse:
    """The list as a file; taking it away is an event."""
    one, alone, form = _figure(figure), request.POST.get("alone") == "1", request.POST.get("format", "")
    if form not in FORMATS:
        query = urlencode({"alone": "1"} if alone else {})
        return redirect(f"{reverse('undetermined-subjects', args=[figure])}?{query}")
    made = shown(list(_rows(request.user, figure, alone)))
    with transaction.atomic():
        after = {"format": form, "rows": len(made), "filter": {"figure": figure, "alone": alone}}
        record("entitlements.list_exported", actor=request.user, label=one.figure.label, after=after)
    return as_file(_table(one, made), form)


def shown(rows: list[Outcome]) -> list[Blocked]:
    """The rows with the names of their subjects, asked for once a kind."""
    asof = AsOf.now()
    whose: dict[tuple[str, str], Whose] = {}
    by_kind: dict[str, list[str]] = {}
    for row in rows:
        by_kind.setdefault(row.finding.kind, []).append(row.subject)
    for kind, keys in by_kind.items():
        whose |= {(kind, key): found for key, found in whose_of(kind, keys, asof).items()}
    held = {p.code: p for p in catalogue()}
    found = []
    for row in rows:
        one = whose.get((row.finding.kind, row.subject), Whose(row.subject))
        township = name_of(one.division) if one.division else ""
        lacks = tuple(row.finding.missing)
        found.append(Blocked(row.finding.kind, row.subject, one, township, held.get(row.finding.policy), lacks))
    return found


def _figure(name: str) -> Undetermined:
    one = next((u for u in undetermined(catalogue()) if u.figure.name == name), None)
    if one is None:
        raise Http404(name)
    return one


def _rows(actor: Any, figure: str, alone: bool) -> QuerySet[Outcome]:
    return visible(actor, blocked_by(figure, alone=alone), READ).order_by("subject", "finding")


def _table(one: Undetermined, rows: list[Blocked]) -> Table:
    columns = [
        Column("subject", "对象", "信用代码或记录的主键", shape="text"),
        Column("name", "名称", "登记的名称", shape="text"),
        Column("township", "乡镇", "登记所在的乡镇、街道、园区", shape="text"),
        Column("policy", "政策", "因这个数值而待定的政策", shape="text"),
        Column("missing", "还缺少的资料", "没有记录的事项；空的只差这个数值", shape="text"),
    ]
    cells = [
        {
            "subject": row.key,
            "name": row.whose.name,
            "township": row.township,
            "policy": row.policy.name if row.policy else "",
            "missing": "、".join(row.lacks),
        }
        for row in rows
    ]
    run = last_run()
    about = {"数值": one.figure.label, "测算日期": run.valid.isoformat() if run else ""}
    return Table(f"undetermined-{one.figure.name}", f"因“{one.figure.label}”而待定的对象", about, columns, cells)


urlpatterns = [
    path("policies/undetermined/<str:figure>/", subjects, name="undetermined-subjects"),
    path("policies/undetermined/<str:figure>/export/", subjects_export, name="undetermined-export"),
]
