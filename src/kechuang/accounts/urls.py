"""Addresses of sign-in, second factor, sessions and passwords; views mostly allauth's, templates the portal's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.views import LoginView, ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCode
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib.auth import views
from django.urls import path, reverse_lazy
from django.views.generic import RedirectView
from django.views.i18n import set_language

from kechuang.accounts.doors import door, everyone, signed_in
from kechuang.accounts.passwords import ChangePassword, FirstPassword
from kechuang.accounts.prerequisites import always_open

_HOME = reverse_lazy("account")


def _for_all(view: Callable[..., Any]) -> Callable[..., Any]:
    return door(everyone)(always_open(view))


def _for_owners(view: Callable[..., Any]) -> Callable[..., Any]:
    """Pages about one's own account: each shows the account that is signed in and no other."""
    return door(signed_in)(always_open(view))


def _page(name: str) -> str:
    return f"portal/accounts/{name}.html"


_sign_in = _for_all(LoginView.as_view(template_name=_page("sign_in")))

urlpatterns = [
    path("sign-in/", _sign_in, name="sign-in"),
    path("sign-in/", _sign_in, name="account_login"),  # the name allauth knows
    path(
        "sign-in/second-step/",
        _for_all(AuthenticateView.as_view(template_name=_page("second_step"))),
        name="mfa_authenticate",
    ),
    path("sign-in/passkey/", _for_all(LoginWebAuthnView.as_view()), name="mfa_login_webauthn"),
    path("sign-out/", _for_all(views.LogoutView.as_view()), name="sign-out"),
    path("first/<uidb64>/<token>/", _for_all(FirstPassword.as_view()), name="first-password"),
    path("password/", _for_owners(ChangePassword.as_view(success_url=_HOME)), name="change-password"),
    path("language/", _for_all(set_language), name="set-language"),
    path(
        "confirm/",
        _for_owners(ReauthenticateView.as_view(template_name=_page("confirm"))),
        name="account_reauthenticate",
    ),
    path(
        "confirm/code/",
        _for_owners(ReauthenticateByCode.as_view(template_name=_page("confirm"))),
        name="mfa_reauthenticate",
    ),
    path(
        "confirm/passkey/",
        _for_owners(ReauthenticateWebAuthnView.as_view(template_name=_page("confirm_passkey"))),
        name="mfa_reauthenticate_webauthn",
    ),
    path("second-factor/", _for_owners(RedirectView.as_view(pattern_name="account")), name="mfa_index"),
    path(
        "second-factor/app/",
        _for_owners(ActivateTOTPView.as_view(template_name=_page("authenticator_add"))),
        name="mfa_activate_totp",
    ),
    path(
        "second-factor/app/remove/",
        _for_owners(DeactivateTOTPView.as_view(template_name=_page("authenticator_remove"), success_url=_HOME)),
        name="mfa_deactivate_totp",
    ),
    path(
        "second-factor/passkeys/add/",
        _for_owners(AddWebAuthnView.as_view(template_name=_page("passkey_add"))),
        name="mfa_add_webauthn",
    ),
    path(
        "second-factor/passkeys/<int:pk>/name/",
        _for_owners(EditWebAuthnView.as_view(template_name=_page("passkey_name"), success_url=_HOME)),
        name="mfa_edit_webauthn",
    ),
    path(
        "second-factor/passkeys/<int:pk>/remove/",
        _for_owners(RemoveWebAuthnView.as_view(template_name=_page("passkey_remove"), success_url=_HOME)),
        name="mfa_remove_webauthn",
    ),
    path(
        "second-factor/codes/",
        _for_owners(ViewRecoveryCodesView.as_view(template_name=_page("recovery_codes"))),
        name="mfa_view_recovery_codes",
    ),
    path(
        "second-factor/codes/new/",
        _for_owners(GenerateRecoveryCodesView.as_view(template_name=_page("recovery_codes_new"))),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "second-factor/codes/download/",
        _for_owners(DownloadRecoveryCodesView.as_view(template_name="portal/accounts/recovery_codes.txt")),
        name="mfa_download_recovery_codes",
    ),
]
