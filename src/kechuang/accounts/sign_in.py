"""The sign-in form."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from kechuang.accounts.lockout import locked_until


class SignInForm(AuthenticationForm):
    """Name and password; a locked name is told when to come back."""

    def get_invalid_login_error(self) -> ValidationError:
        """One message for a wrong name and a wrong password alike; another for a locked name."""
        until = locked_until(self.cleaned_data.get("username") or "")
        if until is None:
            return ValidationError(_("用户名或密码不正确。连续失败五次会暂时锁定。"), code="invalid_login")
        when = timezone.localtime(until).strftime("%H:%M")
        return ValidationError(_("登录失败次数过多，请于 %(when)s 之后再试。"), code="locked", params={"when": when})
