"""My account: who I am, what I may do and why, second factor, password, devices where I am signed in."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kechuang.accounts.actions.change_person import change_person
from kechuang.accounts.actions.sign_out_elsewhere import sign_out_elsewhere
from kechuang.accounts.doors import door, signed_in
from kechuang.accounts.held import memberships_of
from kechuang.accounts.models import Membership, User
from kechuang.accounts.prerequisites import LATER, always_open
from kechuang.accounts.roles import ROLES, Role, RoleFacts
from kechuang.accounts.second_factor import Demand, demand_on
from kechuang.kernel.errors import BadInput
from kechuang.portal.account_forms import ContactForm, tell
from kechuang.portal.devices import device


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role held now, and what it is for."""

    membership: Membership
    facts: RoleFacts


@dataclass(frozen=True, slots=True)
class Place:
    """A session: where, since and until when it was used."""

    session: UserSession
    device: str
    here: bool


@door(signed_in)
@always_open
def account(request: HttpRequest) -> HttpResponse:
    """Everything about the account that is signed in; posted, its name and contact are changed."""
    user = _user(request)
    data = request.POST if request.method == "POST" else None
    form = ContactForm(data, initial={"name": user.name, "phone": user.phone, "email": user.email})
    if form.is_valid():
        try:
            change_person(user, user, **form.cleaned_data)
            messages.success(request, _("已保存。"))
            return redirect("account")
        except BadInput as error:
            tell(form, error)
    factors = list(Authenticator.objects.filter(user=user).order_by("created_at"))
    context = {
        "form": form,
        "claims": user.claims.all()[:3],
        "roles": [HeldRole(one, ROLES[Role(one.role)]) for one in memberships_of(user)],
        "totp": next((one for one in factors if one.type == Authenticator.Type.TOTP), None),
        "passkeys": [one.wrap() for one in factors if one.type == Authenticator.Type.WEBAUTHN],
        "codes_left": _codes_left(factors),
        "tokens": list(user.tokens.all()),
        "demand": demand_on(user).value,
        "places": _places(request, user),
        "idle_minutes": settings.IDLE_MINUTES,
        "longest_hours": settings.SESSION_COOKIE_AGE // 3600,
        "password_days": settings.PASSWORD_DAYS,
    }
    return render(request, "portal/accounts/account.html", context, status=400 if form.errors else 200)


@door(signed_in)
@always_open
def set_up(request: HttpRequest) -> HttpResponse:
    """The choice of a second factor, before the page asked for opens; or why it is asked, where it may wait."""
    demand = demand_on(_user(request))
    context = {"required": demand is Demand.REQUIRED, "next": _next(request), "passkeys_work": passkeys_work(request)}
    return render(request, "portal/accounts/set_up.html", context)


@require_POST
@door(signed_in)
@always_open
def later(request: HttpRequest) -> HttpResponse:
    """Put off, for this session; where it is required the door asks again."""
    request.session[LATER] = True
    return redirect(_next(request) or "home")


@require_POST
@door(signed_in)
@always_open
def end_places(request: HttpRequest) -> HttpResponse:
    """End the other sessions, or the one named by `session`."""
    only = request.POST.get("session", "")
    count = sign_out_elsewhere(
        _user(request), request.session.session_key, int(only) if only.isascii() and only.isdigit() else None
    )
    told = ngettext("已退出另外 %(count)d 处登录。", "已退出另外 %(count)d 处登录。", count) % {"count": count}
    messages.success(request, told if count else _("没有其他地方的登录。"))
    return redirect("account")


@require_POST
@door(signed_in)
@always_open
def alive(request: HttpRequest) -> HttpResponse:
    """Told by a page in which somebody is writing, so that a long text is not an idle session."""
    return HttpResponse(status=204)


def passkeys_work(request: HttpRequest) -> bool:
    """Browsers tie a passkey to a name: it works under a host name, never under a bare IP address."""
    host, _port = split_domain_port(request.get_host())
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return True
    return False


def _user(request: HttpRequest) -> User:
    user = request.user
    assert isinstance(user, User)  # the door let in nobody else
    return user


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else ""


def _codes_left(factors: list[Authenticator]) -> int | None:
    codes: Any = next((one.wrap() for one in factors if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return len(codes.get_unused_codes()) if codes else None


def _places(request: HttpRequest, user: User) -> list[Place]:
    here = request.session.session_key
    found = UserSession.objects.purge_and_list(user)
    found.sort(key=lambda one: (one.session_key != here, -one.last_seen_at.timestamp()))
    return [Place(one, device(one.user_agent), one.session_key == here) for one in found]


urlpatterns = [
    path("accounts/me/", account, name="account"),
    path("accounts/second-factor/set-up/", set_up, name="set-up-second-factor"),
    path("accounts/second-factor/later/", later, name="second-factor-later"),
    path("accounts/sessions/end/", end_places, name="end-sessions"),
    path("accounts/alive/", alive, name="alive"),
]
