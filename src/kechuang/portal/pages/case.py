"""One case: where it stands, what may be done, what was decided and why, its facts, documents and history."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone

from kechuang.accounts.access import may_pay
from kechuang.accounts.doors import door, signed_in
from kechuang.cases.actions.rate import STARS
from kechuang.cases.editing import may_edit
from kechuang.cases.ending import ending
from kechuang.cases.frozen_facts import row_again
from kechuang.cases.granting import granted_record
from kechuang.cases.models import Case, Decision
from kechuang.cases.of_policy import policy_of
from kechuang.cases.progress import progress_of
from kechuang.cases.replaying import replay
from kechuang.cases.reporting import reports_of
from kechuang.cases.sheet import sheet_of
from kechuang.cases.verb_list import acts
from kechuang.portal.calls.amount import payment_of, supported
from kechuang.portal.calls.shown import call_of
from kechuang.portal.cases.checked import checked
from kechuang.portal.cases.items import item_inputs, left_open
from kechuang.portal.cases.reviewed import review_of
from kechuang.portal.cases.shown import buttons, history, outside_of, sees_names, shown_case
from kechuang.portal.selfcheck_result import answered
from kechuang.rules.frozen import thawed


@door(signed_in)
def case(request: HttpRequest, number: str) -> HttpResponse:
    """For the applicant and the office; each sees what they may do. A payment is shown as such."""
    of = shown_case(request, number)
    if (payment := payment_of(of)) is not None:
        return redirect("funds-payment", payment.number)
    office, today = sees_names(request.user), timezone.localdate()
    submission = of.submissions.order_by("-ordinal").first()
    rating = getattr(of, "rating", None)
    acts_now = buttons(of, request.user)
    may_fill = not of.stage.frozen and bool(of.policy or of.call) and may_edit(request.user, of).allowed
    context = {
        "case": of,
        "policy": policy_of(of),
        "progress": progress_of(of, today),
        "buttons": acts_now,
        "checked": checked(of, {one.verb.code for one in acts_now}) if office else None,
        "review": review_of(of, request.user),
        "may_fill": may_fill,
        "missing": _missing(of) if may_fill else 0,
        "money": supported(of, office=office),
        "call": call_of(of),
        "may_pay": may_pay(request.user).allowed,
        "told": _told_last(of),
        "decision": _decision(of.decisions.order_by("-ordinal").first(), office),
        "submission": submission,
        "facts": _facts(submission.facts) if submission else (),
        "documents": of.attachments.filter(superseded_at=None).select_related("evidence"),
        "objections": of.objections.all(),
        "history": history(of, request.user),
        "granted": granted_record(of),
        "reports": reports_of(of, today),
        "outside": outside_of(of),
        "ending": next((e for e in ending(today, [of.organisation]) if e.record == granted_record(of)), None)
        if of.closed_at and of.organisation and not office
        else None,
        "rating": rating,
        "stars": STARS,
        "may_rate": of.closed_at is not None and rating is None and not office and may_edit(request.user, of).allowed,
        "may_answer_rating": office and rating is not None and rating.answered_at is None,
        "office": office,
        "today": today,
    }
    return render(request, "portal/cases/case.html", context)


def _missing(of: Case) -> int:
    sheet = sheet_of(of) if of.policy else None
    return (len(sheet.missing) + len(sheet.unnamed) if sheet else 0) + left_open(item_inputs(of))


def _told_last(of: Case) -> tuple[Any, str] | None:
    """What the office wrote when it sent the case back or ordered something: the first thing an applicant must read."""
    last = of.steps.exclude(before=of.state).filter(after=of.state).order_by("-ordinal").first()
    if last is None or not last.reason or not last.by_office or of.stage.holder != "applicant":
        return None
    return acts()[last.verb].verb.name, last.reason


def _decision(row: Decision | None, office: bool) -> dict[str, Any] | None:
    """The decision as its frozen rule tells it again; for the office also how it comes out when run again today."""
    if row is None:
        return None
    shown: dict[str, Any] = {"row": row, "answer": None, "replay": None}
    if office and (row.law or row.amount):
        shown["replay"] = replay(row, timezone.localdate())
    if row.law:
        law = thawed(row.law, row.on)
        shown["answer"] = answered(law, row_again(row.facts, law))
    return shown


def _facts(facts: dict[str, Any]) -> list[dict[str, Any]]:
    return sorted(facts.values(), key=lambda held: (held["period"], held["label"]), reverse=False)


urlpatterns = [path("cases/<str:number>/", case, name="case")]
