"""Who newly qualifies and who no longer does, night by night: one line of reason each, as a list to work through."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.access import READ, visible
from kechuang.accounts.doors import door, holders
from kechuang.accounts.roles import Role
from kechuang.entitlements.outcomes import Turn
from kechuang.entitlements.runs import DONE, Run
from kechuang.events.record import record
from kechuang.indicators.places import name_of
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.portal.exports import FORMATS, Column, Table, as_file
from kechuang.portal.navigation import NavEntry

TAB = ("policies", NavEntry(40, "turned", gettext_lazy("新符合"), "user-round-check", of_plan=False))
STAFF = holders(Role.PROGRAMME_OFFICER, Role.AUDITOR)
WAYS = {
    "gained": Sentence("新符合", "Newly met"),
    "lost": Sentence("不再符合", "No longer met"),
    "opened": Sentence("变为待定", "Now undecided"),
    "closed": Sentence("变为不符合", "Now not met"),
}
CAUSES = {
    "facts": Sentence("数据变了", "the facts changed"),
    "law": Sentence("规定变了", "the rules changed"),
    "new": Sentence("首次测算", "read for the first time"),
    "gone": Sentence("已不在册", "no longer on record"),
}
_WORDS = {"yes": "符合", "no": "不符合", "unknown": "待定"}
_PAGE = 50
_PARTS = ("run", "way", "policy", "q", "ready")


@door(STAFF)
def turned(request: HttpRequest) -> HttpResponse:
    """`run` (the last), `way` (gained first), `policy`, `q` a name, `ready=1`: what could be granted unasked."""
    asked = _asked(request.GET)
    run, rows = _rows(request.user, asked)
    way = asked.get("way", "gained")
    counts = dict(rows.order_by().values_list("way").annotate(Count("pk")))
    page = Paginator(rows.filter(way=way), _PAGE).get_page(request.GET.get("page"))
    rest = {name: value for name, value in asked.items() if name != "way"}
    context = {
        "run": run,
        "runs": Run.objects.filter(state=DONE)[:60],
        "asked": asked,
        "way": way,
        "ways": [
            (name, said, counts.get(name, 0), "?" + urlencode(rest | {"way": name})) for name, said in WAYS.items()
        ],
        "page": page,
        "rows": [(turn, _policy(turn.policy), name_of(turn.division) if turn.division else "") for turn in page],
        "policies": [p for p in catalogue() if run and p.code in run.counts],
        "causes": CAUSES,
        "query": urlencode(asked),
        "formats": FORMATS,
    }
    return render(request, "portal/entitlements/turned.html", context)


@require_POST
@door(STAFF)
def turned_export(request: HttpRequest) -> HttpResponse:
    """The list as a file; taking it away is an event."""
    asked, form = _asked(request.POST), request.POST.get("format", "")
    if form not in FORMATS:
        return redirect(f"{reverse('turned')}?{urlencode(asked)}")
    run, rows = _rows(request.user, asked)
    made = list(rows.filter(way=asked.get("way", "gained")))
    with transaction.atomic():
        after = {"format": form, "rows": len(made), "filter": asked}
        record("entitlements.list_exported", actor=request.user, label=str(run.valid if run else ""), after=after)
    return as_file(_table(run, made), form)


def reason_line(turn: Turn) -> str:
    """Why, in one line: what moved and what is measured now; the cause where nothing is measured."""
    told = []
    for label, _was, is_, then, now in turn.reason["moved"]:
        measured = f"{then} → {now}" if then and now and then != now else now
        told.append(f"{label}：{measured}" if measured else f"{label}{_WORDS[is_]}")
    cause = CAUSES[turn.reason["cause"]].zh
    return "；".join(told) if turn.reason["cause"] == "facts" and told else "；".join([cause, *told])


def _rows(actor: Any, asked: dict[str, str]) -> tuple[Run | None, QuerySet[Turn]]:
    runs = Run.objects.filter(state=DONE)
    number = asked.get("run", "")
    run = (runs.filter(pk=int(number)).first() if number.isascii() and number.isdigit() else None) or runs.first()
    rows = visible(actor, Turn.objects.filter(run=run), READ)
    if asked.get("policy"):
        rows = rows.filter(policy=asked["policy"])
    if asked.get("q"):
        rows = rows.filter(name__contains=asked["q"])
    if asked.get("ready"):
        rows = rows.filter(reason__unconfirmed=[])
    return run, rows


def _asked(given: Any) -> dict[str, str]:
    found = {part: given[part].strip()[:80] for part in _PARTS if given.get(part, "").strip()}
    return {name: value for name, value in found.items() if name != "way" or value in WAYS}


def _policy(code: str) -> Any:
    return next((p for p in catalogue() if p.code == code), None)


def _table(run: Run | None, rows: list[Turn]) -> Table:
    columns = [
        Column("organisation", "统一社会信用代码", "所属单位的信用代码", shape="text"),
        Column("name", "名称", "登记的名称", shape="text"),
        Column("township", "乡镇", "登记所在的乡镇、街道、园区", shape="text"),
        Column("policy", "政策", "变化所在的政策", shape="text"),
        Column("way", "变化", "；".join(said.zh for said in WAYS.values()), shape="text"),
        Column("reason", "原因", "变化的条件和测得的值", shape="text"),
        Column("amounts", "给予", "按规则可得的数额", shape="text"),
        Column("ready", "免申即享", "是：符合，且所依据的事项都已核实；否：列出未核实的事项", shape="text"),
    ]
    made = [
        {
            "organisation": turn.organisation,
            "name": turn.name,
            "township": name_of(turn.division) if turn.division else "",
            "policy": getattr(_policy(turn.policy), "name", turn.policy),
            "way": WAYS[turn.way].zh,
            "reason": reason_line(turn),
            "amounts": "；".join(f"{label} {value}" for label, value in turn.reason["amounts"]),
            "ready": _ready(turn),
        }
        for turn in rows
    ]
    about = {"测算日期": run.valid.isoformat(), "已知至": run.known.isoformat()} if run else {}
    return Table(f"turned-{run.valid if run else ''}", "政策符合情况的变化", about, columns, made)


def _ready(turn: Turn) -> str:
    unconfirmed = turn.reason.get("unconfirmed")
    if turn.way != "gained" or unconfirmed is None:
        return ""
    return f"否：{'、'.join(unconfirmed)}" if unconfirmed else "是"


urlpatterns = [
    path("turned/", turned, name="turned"),
    path("turned/export/", turned_export, name="turned-export"),
]
