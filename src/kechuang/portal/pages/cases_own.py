"""Somebody's own cases: those of the organisations they act for and their own, and what can be applied for."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kechuang.accounts.doors import door, holders
from kechuang.accounts.held import Actor, roles_of
from kechuang.accounts.models import User
from kechuang.accounts.roles import ORGANISATION_ROLES, Role
from kechuang.cases.actions.renew import renew
from kechuang.cases.ending import ending
from kechuang.cases.models import Case
from kechuang.cases.of_policy import open_policies
from kechuang.cases.opening import apply_for
from kechuang.cases.progress import progress_of
from kechuang.funds.calls.taking import open_calls
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.offers.waiting import how_many, waiting
from kechuang.portal.calls.shown import shown
from kechuang.portal.cases.offered import offered
from kechuang.portal.language import said
from kechuang.portal.navigation import NavEntry
from kechuang.portal.own_organisations import own_organisations
from kechuang.portal.selfcheck_form import said_whole
from kechuang.questions.composed import composed
from kechuang.registry.asof import AsOf


def waiting_consents(actor: Actor) -> int:
    """How many cases drafted unasked wait for the reader's consent."""
    return how_many(one.key for one in own_organisations(actor)) if isinstance(actor, User) else 0


TAB = (
    "cases",
    NavEntry(
        20,
        "cases-own",
        gettext_lazy("我的办件"),
        "folder-open",
        covers=("case", "case-fill", "case-act", "case-rate"),
        of_plan=False,
        count=waiting_consents,
    ),
)
_PAGE = 20


@door(holders(*ORGANISATION_ROLES))
def cases_own(request: HttpRequest) -> HttpResponse:
    """Open ones first, the latest first; below, what can be applied for, best first; `q` words of a policy."""
    own = own_organisations(request.user)
    keys = [one.key for one in own]
    page = Paginator(_own(keys=keys, person=request.user.pk), _PAGE).get_page(request.GET.get("page"))
    prefetch_related_objects(list(page), "steps")
    today = timezone.localdate()
    theirs = [case for case in page.paginator.object_list if case.organisation in keys]
    theirs.sort(key=lambda case: (case.opened_at, case.pk), reverse=True)
    held = {(case.policy, case.organisation): case for case in theirs if case.policy and case.closed_at is None}
    q = request.GET.get("q", "").strip()[:80]
    offers = [(one, offered(one, AsOf.on(today), held, q)) for one in own if one.recorded]
    taken = {case.call for case in theirs if case.call}
    context = {
        "calls": [shown(call, today) for call in open_calls(today) if call.number not in taken] if own else [],
        "own": own,
        "rows": [(case, progress_of(case, today)) for case in page],
        "page": page,
        "offers": offers,
        "q": q,
        "query": urlencode({"q": q}) if q else "",
        "ending": ending(today, keys) if keys else [],
        "waiting": waiting(keys),
        "may_consent": Role.REPRESENTATIVE in roles_of(request.user),
    }
    return render(request, "portal/cases/own.html", context)


@composed
def _own(*, keys: Any, person: Any) -> QuerySet[Case]:
    return Case.objects.filter(Q(organisation__in=keys) | Q(complainant=person)).order_by("closed_at", "-since")


@door(holders(Role.REPRESENTATIVE))
@require_POST
def case_renew(request: HttpRequest) -> HttpResponse:
    """Open the application for another term with the last one taken over, and go on to its form."""
    asked = {name: request.POST.get(name, "")[:160] for name in ("policy", "organisation", "key")}
    try:
        case = renew(asked["policy"], asked["organisation"], asked["key"], request.user, today=timezone.localdate())
    except (BadInput, Conflict) as error:
        messages.error(request, said(said_whole(error)))
        return redirect("cases-own")
    return redirect("case-fill", case.number)


@door(holders(Role.REPRESENTATIVE))
@require_POST
def case_open(request: HttpRequest) -> HttpResponse:
    """Begin an application and go on to its form; where one is open already, to that one."""
    policy, organisation = request.POST.get("policy", ""), request.POST.get("organisation", "")
    if policy not in {p.code for p in open_policies()}:
        raise Http404(policy)
    try:
        case = apply_for(policy, organisation, request.user)
    except Conflict as error:
        messages.info(request, said(said_whole(error)))
        return redirect("case", str(error.fields["number"]))
    except BadInput as error:
        messages.error(request, said(said_whole(error)))
        return redirect("cases-own")
    return redirect("case-fill", case.number)


urlpatterns = [
    path("cases/renew/", case_renew, name="case-renew"),
    path("cases/own/", cases_own, name="cases-own"),
    path("cases/open/", case_open, name="case-open"),
]
