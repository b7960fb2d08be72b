"""The first step of signing in, name and password; and confirming by password who one is."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.lockout import locked_until


class SignInForm(LoginForm):  # type: ignore[misc]
    """Name and password; a locked name, known or not, is told when to come back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = gettext_lazy("用户名")
        self.fields["password"].label = gettext_lazy("密码")
        self.fields["password"].help_text = ""
        for name in ("login", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "autofocus": True}

    def clean(self) -> dict[str, Any]:
        """Tries the password. Before and after it the lock is asked: the failure that locks says so at once."""
        name = self.cleaned_data.get("login") or ""
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            refuse_locked(name)
            raise
        return cleaned


class ConfirmForm(ReauthenticateForm):  # type: ignore[misc]
    """The password again, before something that matters. Wrong ones count towards the lock."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = gettext_lazy("密码")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)

    def clean_password(self) -> str:
        """Tries it."""
        try:
            password: str = super().clean_password()
        except ValidationError:
            refuse_locked(self.user.get_username())
            raise
        return password


def refuse_locked(name: str) -> None:
    """Raise ValidationError, which says until when, for a locked name."""
    until = locked_until(name)
    if until is not None:
        when = timezone.localtime(until).strftime("%H:%M")
        raise ValidationError(_("登录失败次数过多，请于 %(when)s 之后再试。"), code="locked", params={"when": when})
