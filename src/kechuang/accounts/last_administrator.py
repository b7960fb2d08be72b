"""Nobody may lock everybody out: the last security administrator stays, except by the machine's owner."""

from __future__ import annotations

from django.utils import timezone

from kechuang.accounts.held import Actor
from kechuang.accounts.models import Membership, User
from kechuang.accounts.roles import Role
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence


def refuse_last(person: User, actor: Actor) -> None:
    """Raise Conflict where, without this person, nobody could manage accounts any more. The command line still may."""
    today = timezone.localdate()
    others = Membership.objects.in_force(today).filter(role=Role.SECURITY_ADMINISTRATOR).exclude(person=person)
    if actor is not None and not others.exists():
        raise Conflict(
            "membership.last_security_administrator",
            Sentence("这是最后一位安全管理员。", "This is the last security administrator."),
            Sentence("请先任命另一位安全管理员。", "Appoint another one first."),
        )
