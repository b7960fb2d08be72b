"""What am I entitled to: every policy in force for one organisation, with reasons, amounts, ways and deadlines."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import READ, may_keep_records, visible
from kechuang.accounts.doors import door, holders, signed_in
from kechuang.accounts.roles import ORGANISATION_ROLES
from kechuang.entitlements.glance import at_a_glance
from kechuang.entitlements.ladder import SEED, held
from kechuang.entitlements.outcomes import Turn
from kechuang.entitlements.runs import Run, last_run
from kechuang.portal.entitlement_cards import STATES, Card, address, cards, fitting
from kechuang.portal.navigation import NavEntry
from kechuang.portal.organisation_facts import Shown, shown
from kechuang.portal.own_organisations import own_organisations
from kechuang.registry.kinds.organisation import ENTERPRISE
from kechuang.registry.kinds.service_record import ServiceRecord

NAV = NavEntry(
    14,
    "own-entitlements",
    gettext_lazy("我能享受什么"),
    "badge-check",
    of_plan=False,
)


@door(holders(*ORGANISATION_ROLES))
def own_entitlements(request: HttpRequest) -> HttpResponse:
    """Straight there where there is one organisation that is on record; of several, the choice."""
    own = own_organisations(request.user)
    if len(own) == 1 and own[0].recorded:
        return redirect("organisation-entitlements", own[0].key)
    return render(request, "portal/entitlements/own.html", {"own": own})


@door(signed_in)
def organisation_entitlements(request: HttpRequest, key: str) -> HttpResponse:
    """`on` the day, `state` one of STATES, `q` words of a policy, its documents or conditions."""
    of = shown(request, key)
    state, q = request.GET.get("state", ""), request.GET.get("q", "").strip()
    run = last_run()
    turned = _turned(of, run)
    every = cards(of, at_a_glance(of.record, of.asof), turned)
    found = fitting(every, state, q)
    context = {
        "of": of,
        "cards": found,
        "total": len(every),
        "state": state if state in STATES else "",
        "states": [(name, said, _count(every, name), address(of, state=name, q=q)) for name, said in STATES.items()],
        "everything": address(of, q=q),
        "q": q,
        "run": run,
        "turned": [card for card in every if card.turn],
        "services": list(visible(request.user, _services(of), READ)[:6]),
        "may_serve": may_keep_records(request.user, ServiceRecord, {"organisation": of.key}).allowed,
        "on": held(of.asof, [of.key]).get(of.key, SEED) if of.record.form == ENTERPRISE else None,
    }
    return render(request, "portal/entitlements/home.html", context)


def _turned(of: Shown, run: Run | None) -> dict[str, Turn]:
    """What the last run turned for the organisation, by policy; nothing where another day is asked about."""
    if run is None or of.query:
        return {}
    return {turn.policy: turn for turn in run.turns.filter(kind="organisation", subject=of.key)}


def _services(of: Shown) -> QuerySet[ServiceRecord]:
    rows: QuerySet[ServiceRecord] = ServiceRecord.objects.as_of(of.asof).filter(organisation=of.key)
    return rows.order_by("-served", "-number")


def _count(every: list[Card], state: str) -> int:
    return sum(card.state == state for card in every)


urlpatterns = [
    path("organisations/own/entitlements/", own_entitlements, name="own-entitlements"),
    path("organisations/<str:key>/entitlements/", organisation_entitlements, name="organisation-entitlements"),
]
