"""How django-allauth signs people in here: no open sign-up, one answer for every failure, our own words."""

from __future__ import annotations

from time import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.session_limits import BEGAN
from kechuang.events.origin import address_of

FRESH = 300
"""Seconds after signing in during which a change of the second factor asks for no password again."""


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come by invitation, by a claim or from the command line, never by allauth's own sign-up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": gettext_lazy("用户名或密码不正确。连续失败五次会暂时锁定。"),
        "incorrect_password": gettext_lazy("密码不正确。"),
        "incorrect_code": gettext_lazy("验证码不正确或已用过。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The same address as in the log."""
        return address_of(request) or "0.0.0.0"  # noqa: S104 (unknown, where the connection is a socket file)

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """A passkey of a disabled account: the same answer as to a wrong password."""
        messages.error(request, self.error_messages["username_password_mismatch"])
        return HttpResponseRedirect(reverse("sign-in"))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within the first minutes of a session."""
        return time() - float(context.request.session.get(BEGAN, 0)) > FRESH

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """Allauth's ways to confirm who one is, in our words."""
        said = {
            "reauthenticate": _("用密码确认"),
            "mfa_reauthenticate": _("用验证码确认"),
            "mfa_reauthenticate:webauthn": _("用通行密钥确认"),
        }
        return [way | {"description": said[way["id"]]} for way in super().get_reauthentication_methods(user)]
