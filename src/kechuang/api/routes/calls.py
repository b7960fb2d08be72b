"""Calls for programs: the list, one whole, and for the office who applied and how the panel's scores rank them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from pydantic import Field

from kechuang.accounts.access import may_keep_money, may_read_money, visible
from kechuang.api.asked import Page, Size, page_of
from kechuang.api.declaring import HEAVY, reads
from kechuang.api.errors import not_here
from kechuang.api.plain import Plain
from kechuang.api.shapes import calls as shapes
from kechuang.funds.calls.ranking import Ranking, ranking_of
from kechuang.funds.calls.summing import Row, rows_of
from kechuang.funds.models import Call
from kechuang.kernel.sentences import Sentence

router = Router(tags=["calls"])

Number = Annotated[str, Field(description="申报通知的编号。 Its number.", max_length=40)]
_MONEY = ("cap", "yearly")
StageOf = Annotated[
    Literal["open", "coming", "closed", "draft", "withdrawn"] | None,
    Field(description="今天所处的阶段。 Where it stands today."),
]


@reads(router, "/calls", shapes.Calls, says=Sentence("申报通知。", "Calls for applications."), rows="rows")
def calls(request: HttpRequest, stage: StageOf = None, page: Page = 1, size: Size = 50) -> Plain:
    """Those one may see; drafts are the office's."""
    found = [one for one in _seen(request) if stage is None or one.stage(timezone.localdate()) == stage]
    shown, about = page_of(found, page, size)
    return {**about, "rows": [_row(one) for one in shown]}


@reads(router, "/calls/{call}", shapes.CallWhole, says=Sentence("一份申报通知。", "One call."), rows=".")
def call(request: HttpRequest, call: Number) -> Plain:
    """With what it sets and its text."""
    one = _call(request, call)
    names = ("who", "each", "forms", "figures", "documents", "text", "contact")
    terms = {name: _yuan(value) if name in _MONEY else str(value) for name, value in one.terms.items()}
    return _row(one) | {name: getattr(one, name) for name in names} | {"terms": terms}


@reads(
    router,
    "/calls/{call}/applications",
    shapes.Applications,
    says=Sentence(
        "一份通知的申报，竞争择优的含评审排序。", "Who applied to a call; with the ranking where a panel scored."
    ),
    who=may_read_money,
    cost=HEAVY,
    rows="rows",
)
def call_applications(request: HttpRequest, call: Number) -> Plain:
    """The rows of the page and of its file."""
    one = _call(request, call)
    rows = rows_of(one)
    ranking = ranking_of(one, rows)
    return {
        "number": one.number,
        "money": _yuan(ranking.money) if ranking else None,
        "line": ranking.line if ranking else None,
        "rows": [_applied(row, ranking) for row in rows],
    }


def _seen(request: HttpRequest) -> QuerySet[Call]:
    rows = visible(request.user, Call.objects.select_related("line"))
    return rows if may_keep_money(request.user).allowed else rows.exclude(state="draft")


def _call(request: HttpRequest, number: str) -> Call:
    found = _seen(request).filter(number=number).first()
    if found is None:
        raise not_here(call=number)
    return found


def _row(one: Call) -> dict[str, Any]:
    grant = one.granted
    return {
        "number": one.number,
        "title": one.title,
        "mode": one.mode,
        "line": one.line.code,
        "year": one.year,
        "stage": one.stage(timezone.localdate()),
        "opens": one.opens.isoformat() if one.opens else None,
        "closes": one.closes.isoformat() if one.closes else None,
        "policy": grant.policy if grant else None,
        "amount": grant.amount if grant else None,
        "example": one.example,
    }


def _applied(row: Row, ranking: Ranking | None) -> dict[str, Any]:
    of, case = row.of, row.case
    return {
        "number": case.number,
        "organisation": case.organisation,
        "name": case.organisation_name,
        "project": of.project.get("title", ""),
        "state": case.state,
        "stage": {"zh": row.stage.name.zh, "en": row.stage.name.en},
        "asked": _yuan(of.asked),
        "amount": _yuan(of.fen),
        "basis": of.basis.get("reason_zh", ""),
        "granted": _yuan(row.granted) if row.award else None,
        "paid": _yuan(row.paid) if row.award else None,
        "award": row.award.number if row.award else None,
        "ranked": _placed(row, ranking),
        "example": case.example,
    }


def _placed(row: Row, ranking: Ranking | None) -> dict[str, Any] | None:
    one = ranking.by_case.get(row.case.number) if ranking else None
    if one is None:
        return None
    return {
        "place": one.place,
        "score": one.score_said,
        "standing": one.standing,
        "why": {"zh": one.reason.zh, "en": one.reason.en},
        "below": row.of.basis.get("below", ""),
    }


def _yuan(fen: int | None) -> str | None:
    return None if fen is None else str(Decimal(fen) / 100)
