"""How django-allauth keeps second factors here: secrets sealed, the last one kept where one is required."""

from __future__ import annotations

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kechuang.accounts.models import User
from kechuang.accounts.sealing import seal, unseal
from kechuang.accounts.second_factor import Demand, demand_on


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are stored sealed (SM4); a person is named by the sign-in name."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy("您的角色必须启用双重验证。请先添加另一种方式，再停用这一种。"),
        "cannot_generate_recovery_codes": gettext_lazy("先启用验证器或通行密钥，才能生成恢复码。"),
        "incorrect_code": gettext_lazy("验证码不正确或已用过。"),
    }

    def encrypt(self, text: str) -> str:
        """For storage."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """From storage."""
        return unseal(encrypted_text)

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """What the authenticator app shows: the sign-in name, never an e-mail address."""
        return user.get_username()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of whom one is required of."""
        if authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        if others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            return True
        return demand_on(User.objects.get(pk=authenticator.user_id)) is not Demand.REQUIRED

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """A name to begin with; the owner may change it."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("通行密钥 %(number)d") % {"number": number}
