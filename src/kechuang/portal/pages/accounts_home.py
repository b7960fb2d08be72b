"""Accounts and roles at a glance: what waits for a decision, which administrators are missing, what to tidy up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kechuang.accounts.access import may_manage_accounts
from kechuang.accounts.appointing import may_admit, may_manage_some
from kechuang.accounts.doors import door
from kechuang.accounts.first_administrator import unappointed
from kechuang.accounts.held import Actor, memberships_of
from kechuang.accounts.models import Claim, User
from kechuang.accounts.queries import (
    both_administrator_and_officer,
    claims_shown_to,
    invitations_shown_to,
    units_in_being,
)
from kechuang.accounts.roles import ROLES, Role, RoleFacts
from kechuang.accounts.unused import unused_accounts
from kechuang.portal.navigation import NavEntry

NAV = NavEntry(
    40,
    "accounts",
    gettext_lazy("账号与授权"),
    "users-round",
    covers=("people", "person", "government-units", "claims", "invitations", "unused-accounts"),
    of_plan=False,
)
TAB = ("accounts", NavEntry(0, "accounts", gettext_lazy("账号与授权"), "layout-dashboard", of_plan=False))


@dataclass(frozen=True, slots=True)
class Missing:
    """An administrator nobody is."""

    role: Role
    facts: RoleFacts


@door(may_manage_some)
def accounts(request: HttpRequest) -> HttpResponse:
    """The overview, each part for who may act on it."""
    today, actor = timezone.localdate(), request.user
    context: dict[str, Any] = {"waiting_invitations": _waiting(actor)}
    if may_admit(actor).allowed:
        context["claims"] = claims_shown_to(actor).filter(state=Claim.State.WAITING).order_by("made_at")[:5]
        context["claims_waiting"] = claims_shown_to(actor).filter(state=Claim.State.WAITING).count()
    if may_manage_accounts(actor).allowed:
        context |= {
            "manages": True,
            "missing": [Missing(role, ROLES[role]) for role in unappointed()],
            "both": both_administrator_and_officer(today),
            "people": User.objects.filter(is_active=True).count(),
            "units": units_in_being(today).count(),
            "unused": unused_accounts().count(),
        }
    context["led"] = [held.unit for held in memberships_of(actor) if held.role == Role.UNIT_LEADER]
    context["represented"] = [held.organisation for held in memberships_of(actor) if held.organisation_id]
    return render(request, "portal/accounts/office.html", context)


def _waiting(actor: Actor) -> int:
    shown = invitations_shown_to(actor).filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now())
    return shown.count()


urlpatterns = [path("accounts/", accounts, name="accounts")]
