"""Officers' accounts, kept by the machine's owner: make one, give a new link, disable one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kechuang.accounts.actions.appoint import appoint
from kechuang.accounts.actions.disable_account import disable_account
from kechuang.accounts.first_administrator import science_department
from kechuang.accounts.models import Unit, User
from kechuang.accounts.one_time_link import one_time_path
from kechuang.accounts.roles import Role
from kechuang.accounts.unit_names import unit_named
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput
from kechuang.kernel.sentences import Sentence


def invite_officer(username: str, name: str = "", role: Role | None = None, unit: Unit | None = None) -> str:
    """Make the account if there is none, and return the path of a one-time link to choose a password.

    A new account gets the role in the unit; without one it becomes programme officer of the S&T department. For an
    account that exists this is the way back in after a forgotten password, and a disabled one is enabled again; it
    gets a role only where one is named. Raises BadInput, Conflict.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().filter(username=username).first()
        if user is None:
            user = User(username=username, name=name)
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
            role = role or Role.PROGRAMME_OFFICER
        else:
            user.name = name or user.name
            user.is_active = True
            user.save(update_fields=["name", "is_active"])
        if role is Role.PROGRAMME_OFFICER and unit is None:
            unit = science_department()
        if role and not user.memberships.filter(role=role, unit=unit, ended_at=None).exists():
            appoint(user, role, None, unit=unit)
        record("account.link_made", obj=user)
    return one_time_path(user)


def role_asked(code: str) -> Role | None:
    """The role of that code, none for no code. Raises BadInput, which lists the roles, for another word."""
    if not code:
        return None
    if code in Role:
        return Role(code)
    known = "、".join(role.value for role in Role)
    raise BadInput(
        "role.unknown",
        Sentence(f"没有“{code}”这个角色。", f"There is no role “{code}”."),
        Sentence(f"可选：{known}。", f"One of: {known.replace('、', ', ')}."),
        field="role",
    )


def unit_asked(name: str) -> Unit | None:
    """The unit of that name, none for no name. Raises BadInput, which lists the units, where it is not exactly one."""
    if not name:
        return None
    today = timezone.localdate()
    if found := unit_named(name, today):
        return found
    names = list(Unit.objects.filter(until=None).values_list("name", flat=True)[:30])
    raise BadInput(
        "unit.unknown",
        Sentence(f"没有名为“{name}”的单位。", f"There is no unit named “{name}”."),
        Sentence(f"已有单位：{'、'.join(names) or '（无）'}。", f"There are: {', '.join(names) or 'none'}."),
        field="unit",
    )


def disable(username: str) -> None:
    """Let the account sign in no more; what it did stays in the log."""
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise BadInput(
            "account.unknown",
            Sentence(f"没有可停用的账号“{username}”。", f"There is no account “{username}” to disable."),
            Sentence("请检查登录名。", "Check the sign-in name."),
        )
    disable_account(user, None, reason="kechuang officer --disable")
