"""The forms of the second factor: entering a code, setting up an authenticator app, naming a passkey."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from kechuang.accounts.lockout import count_failure
from kechuang.accounts.sign_in import refuse_locked

_CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}


class _CodeForm:
    """Mixed into allauth's forms: our label, and the lock, which wrong codes count towards as wrong passwords do."""

    user: Any
    fields: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = gettext_lazy("验证码")
        self.fields["code"].widget.attrs.pop("placeholder", None)
        self.fields["code"].widget.attrs |= _CODE

    def clean_code(self) -> str:
        """Tries it."""
        name = self.user.get_username()
        refuse_locked(name)
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            count_failure(name)
            refuse_locked(name)
            raise
        return code


class SecondStepForm(_CodeForm, AuthenticateForm):  # type: ignore[misc]
    """A code of the authenticator app, or a recovery code."""


class ConfirmCodeForm(_CodeForm, ReauthenticateForm):  # type: ignore[misc]
    """A code, before something that matters."""


class AuthenticatorForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app: proves that it holds the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = gettext_lazy("验证器显示的 6 位数字")
        self.fields["code"].widget.attrs.pop("placeholder", None)
        self.fields["code"].widget.attrs |= _CODE


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey and its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = gettext_lazy("名称")
        self.fields["name"].help_text = gettext_lazy("便于日后辨认，如“办公室电脑”。")
        self.fields["passwordless"].label = gettext_lazy("以后登录不必输入密码")
        self.fields["passwordless"].help_text = gettext_lazy("设备须能验证指纹、面容或 PIN。")
        self.fields["passwordless"].initial = True


class PasskeyNameForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = gettext_lazy("名称")
