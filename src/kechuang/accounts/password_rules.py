"""What a password must be, in the words of this site: Django's checks with sentences in both of its languages."""

from __future__ import annotations

from django.contrib.auth import password_validation as checks
from django.utils.functional import lazy
from django.utils.translation import gettext as _


class Unlike(checks.UserAttributeSimilarityValidator):
    """Not close to the account's name."""

    def get_error_message(self) -> str:
        """Said when it is; Django fills in which of the names."""
        return _("密码和账号名或姓名太像。")

    def get_help_text(self) -> str:
        """Said beforehand."""
        return _("不要和账号名或姓名相近。")


class LongEnough(checks.MinimumLengthValidator):
    """At least so many characters."""

    def get_error_message(self) -> str:
        """Said when it is shorter."""
        return _("密码太短，至少要 %(min_length)d 个字符。") % {"min_length": self.min_length}

    def get_help_text(self) -> str:
        """Said beforehand."""
        return _("至少 %(min_length)d 个字符。") % {"min_length": self.min_length}


class NotCommon(checks.CommonPasswordValidator):
    """Not one of the passwords that are tried first."""

    def get_error_message(self) -> str:
        """Said when it is."""
        return _("这个密码太常见，容易被猜中。")

    def get_help_text(self) -> str:
        """Said beforehand."""
        return _("不要用常见的密码。")


class NotDigits(checks.NumericPasswordValidator):
    """More than digits."""

    def get_error_message(self) -> str:
        """Said when it is digits alone."""
        return _("密码不能全是数字。")

    def get_help_text(self) -> str:
        """Said beforehand."""
        return _("不要全用数字。")


def _told() -> str:
    return " ".join(checks.password_validators_help_texts())


helps = lazy(_told, str)
"""All of it on one line, for beside the field, in the language of the page."""
