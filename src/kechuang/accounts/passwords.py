"""Choosing a password: the first one through a one-time link, a new one when signed in. Both leave an event."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from kechuang.accounts.lockout import forget_failures
from kechuang.accounts.models import User
from kechuang.events.record import record


class FirstPassword(views.PasswordResetConfirmView):
    """The page behind the one-time link. Django's token covers the password, so the link dies with its use."""

    template_name = "portal/accounts/first_password.html"
    success_url = reverse_lazy("sign-in")
    reset_url_token = "choose"  # noqa: S105 (a word in the address, not a secret)

    def form_valid(self, form: SetPasswordForm[User]) -> HttpResponse:
        """Store the password and its event together."""
        with transaction.atomic():
            response = super().form_valid(form)
            forget_failures(form.user.username)
            record("account.password_set", actor=form.user, obj=form.user)
        messages.success(self.request, _("密码已设置。请用账号 %(name)s 登录。") % {"name": form.user.username})
        return response


class ChangePassword(views.PasswordChangeView):
    """The page where a signed-in user changes their own password."""

    template_name = "portal/accounts/change_password.html"

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Store the password and its event together."""
        with transaction.atomic():
            response = super().form_valid(form)
            UserSession.objects.create_from_request(self.request)  # its key has changed
            record("account.password_set", actor=form.user, obj=form.user)
        messages.success(self.request, _("密码已修改，其他设备上的登录已经退出。"))
        return response
