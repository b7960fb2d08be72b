"""Addresses of sign-in, sign-out, passwords and the language switch; the templates are the portal's."""

from __future__ import annotations

from django.contrib.auth import views
from django.urls import path, reverse_lazy
from django.views.i18n import set_language

from kechuang.accounts.doors import door, everyone, signed_in
from kechuang.accounts.passwords import ChangePassword, FirstPassword
from kechuang.accounts.sign_in import SignInForm

urlpatterns = [
    path(
        "sign-in/",
        door(everyone)(
            views.LoginView.as_view(
                template_name="portal/accounts/sign_in.html",
                authentication_form=SignInForm,
                redirect_authenticated_user=True,
            )
        ),
        name="sign-in",
    ),
    path("sign-out/", door(everyone)(views.LogoutView.as_view()), name="sign-out"),
    path("first/<uidb64>/<token>/", door(everyone)(FirstPassword.as_view()), name="first-password"),
    path(
        "password/",
        door(signed_in)(ChangePassword.as_view(success_url=reverse_lazy("change-password"))),
        name="change-password",
    ),
    path("language/", door(everyone)(set_language), name="set-language"),
]
