"""Calls for applications, for everybody: what is open and until when, one call whole, and the office's own drafts."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_keep_money, may_read_money, visible
from kechuang.accounts.doors import door, everyone
from kechuang.accounts.held import roles_of
from kechuang.accounts.roles import ORGANISATION_ROLES, Role
from kechuang.cases.models import Case
from kechuang.funds.calls.taking import GONE, why_not
from kechuang.funds.models import Application, Call
from kechuang.funds.standing import Standing, standings
from kechuang.kernel.sentences import Sentence
from kechuang.policies import catalogue
from kechuang.portal.calls.shown import STAGES, forms_said, shown, shown_call, stands, terms_said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.own_organisations import Own, own_organisations

TAB = (
    "funds",
    NavEntry(
        25,
        "calls",
        gettext_lazy("申报通知"),
        "clipboard-list",
        covers=("call", "call-new", "call-act", "call-applications"),
        of_plan=False,
    ),
)
_PAGE = 30


@door(everyone)
def calls(request: HttpRequest) -> HttpResponse:
    """What is open first, the nearest end first; searched by words, filtered by stage."""
    today, keeps = timezone.localdate(), may_keep_money(request.user).allowed
    stage, words = request.GET.get("stage", ""), request.GET.get("q", "").strip()[:80]
    rows = visible(request.user, Call.objects.select_related("line"))
    if not keeps:
        rows = rows.exclude(state="draft")
    every = [(code, name, _of_stage(rows, code, today).count()) for code, name in STAGES.items()]
    found = _of_stage(rows, stage, today) if stage in STAGES else rows
    if words:
        found = found.filter(
            Q(title__icontains=words) | Q(number__icontains=words) | Q(text__icontains=words) | Q(who__icontains=words)
        )
    listed = sorted(
        (shown(one, today) for one in found),
        key=lambda one: (list(STAGES).index(one.stage), one.left if one.left is not None else 0, -one.call.pk),
    )
    query = "&".join(f"{name}={value}" for name, value in (("stage", stage), ("q", words)) if value)
    context = {
        "page": Paginator(listed, _PAGE).get_page(request.GET.get("page")),
        "stages": [one for one in every if one[2]],
        "stage": stage,
        "words": words,
        "query": query,
        "any": any(n for _, _, n in every),
        "keeps": keeps,
    }
    return render(request, "portal/calls/list.html", context)


def _of_stage(rows: QuerySet[Call], stage: str, today: date) -> QuerySet[Call]:
    """The rows that stand so on the day, as `Call.stage` says."""
    published = rows.filter(state="published")
    if stage == "open":
        return published.filter(opens__lte=today, closes__gte=today)
    if stage == "coming":
        return published.filter(opens__gt=today)
    if stage == "closed":
        return published.filter(closes__lt=today)
    return rows.filter(state=stage)


@door(everyone)
def call(request: HttpRequest, call: str) -> HttpResponse:
    """One call: what it grants, to whom, until when, by which rule, its text and its corrections."""
    of, today = shown_call(request, call), timezone.localdate()
    keeps = may_keep_money(request.user).allowed
    grant = of.granted
    context = {
        "one": shown(of, today),
        "call": of,
        "stands": stands(of, today),
        "terms": terms_said(of, today),
        "forms": forms_said(of),
        "policy": catalogue()[grant.policy] if grant else None,
        "grant": grant,
        "corrections": of.corrections.all(),
        "keeps": keeps,
        "reads": may_read_money(request.user).allowed,
        "applied": Application.objects.filter(call=of, case__submissions__isnull=False).distinct().count(),
        "applying": _applying(request, of, today),
        "held": visible(request.user, Case.objects.filter(call=of.number)).exclude(state__in=GONE)
        if ORGANISATION_ROLES & roles_of(request.user)
        else (),
        "own_draft": of.state == "draft" and of.written_by_id == request.user.pk,
        "money": _money(of) if keeps else None,
    }
    return render(request, "portal/calls/call.html", context)


def _applying(request: HttpRequest, of: Call, today: date) -> list[tuple[Own, Sentence | None]]:
    """The organisations the reader may apply for, each with the reason why it cannot now."""
    if of.state != "published" or Role.REPRESENTATIVE not in roles_of(request.user):
        return []
    own = [one for one in own_organisations(request.user) if one.recorded]
    full = {
        one.key
        for one in own
        if Case.objects.filter(call=of.number, organisation=one.key).exclude(state__in=GONE).count() >= of.each
    }
    return [(one, why_not(of, one.key, today)) for one in own if one.key not in full]


def _money(of: Call) -> Standing:
    """How its line stands in its year."""
    return next(iter(standings(year=of.year, line=of.line.code)), Standing(of.year, of.line.code))


urlpatterns = [path("calls/", calls, name="calls"), path("calls/<str:call>/", call, name="call")]
