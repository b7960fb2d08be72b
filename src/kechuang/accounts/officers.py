"""Officers' accounts, kept by the machine's owner: make one, give a new link, disable one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from kechuang.accounts.models import User
from kechuang.accounts.one_time_link import one_time_path
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


def invite_officer(username: str, name: str = "") -> str:
    """Make the officer's account if there is none, and return the path of a one-time link to choose a password.

    For an account that exists this is the way back in after a forgotten password; a disabled one is enabled again.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().filter(username=username).first()
        if user is None:
            user = User(username=username, name=name, is_staff=True)
            user.set_unusable_password()
            try:
                user.full_clean(exclude=["password"])
            except ValidationError as error:
                raise BadInput(
                    "account.name",
                    Sentence(f"“{username}”不能作登录名。", f"“{username}” cannot be a sign-in name."),
                    Sentence("请用字母、数字和 @.+-_，不超过 150 字。", "Use letters, digits and @.+-_, at most 150."),
                    field=next(iter(error.message_dict)),
                ) from error
            user.save()
            record("account.created", obj=user, after={"username": username, "name": name})
        else:
            user.name = name or user.name
            user.is_active = user.is_staff = True
            user.save(update_fields=["name", "is_active", "is_staff"])
        record("account.link_made", obj=user)
    return one_time_path(user)


def disable(username: str) -> None:
    """Let the account sign in no more; what it did stays in the log."""
    with transaction.atomic():
        user = User.objects.select_for_update().filter(username=username, is_active=True).first()
        if user is None:
            raise BadInput(
                "account.unknown",
                Sentence(f"没有可停用的账号“{username}”。", f"There is no account “{username}” to disable."),
                Sentence("请检查登录名。", "Check the sign-in name."),
            )
        user.is_active = False
        user.save(update_fields=["is_active"])
        record("account.disabled", obj=user)
