"""Give somebody a new one-time link: the way back in for who forgot the password. The name is unlocked too."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, Denied, may_manage_accounts, require
from kechuang.accounts.lockout import forget_failures
from kechuang.accounts.models import User
from kechuang.accounts.one_time_link import one_time_path
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

_SELF = Denied(Sentence("自己的密码请在“我的账号”修改。", "Change your own password on the page of your account."))


def give_link(person: User, actor: Actor) -> str:
    """The path behind the link, dead after its use or a day. Raises Refused, Conflict for a shut account."""
    verdict = _SELF if actor is not None and actor.pk == person.pk else may_manage_accounts(actor)
    require(verdict, actor, "account.link_made", person)
    if not person.is_active:
        raise Conflict(
            "account.state",
            Sentence("这个账号已经停用。", "This account is shut."),
            Sentence("请先启用。", "Open it first."),
        )
    with transaction.atomic():
        forget_failures(person.username)
        record("account.link_made", actor=actor, obj=person)
    return one_time_path(person)
