"""Sign a method that another person drafted: from its day on townships are classified by it."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, may_set_townships, require
from kechuang.accounts.models import User
from kechuang.events.clock import moment
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence
from kechuang.places.models import TownshipMethod


def sign_method(one: TownshipMethod, actor: Actor) -> TownshipMethod:
    """Raises Refused, Conflict for one's own draft, or one that was signed or dropped meanwhile."""
    require(may_set_townships(actor), actor, "townships.method_signed", one)
    if isinstance(actor, User) and one.drafted_by_id == actor.pk:
        raise Conflict(
            "method.own",
            Sentence("自己拟定的办法要由另一个人签发。", "A method is signed by somebody else than who drafted it."),
            Sentence("请另一位业务人员核对后签发。", "Have another programme officer check and sign it."),
        )
    with transaction.atomic():
        stamp = moment()
        who = actor if isinstance(actor, User) else None
        standing = TownshipMethod.objects.filter(pk=one.pk, signed_at=None, dropped_at=None)
        if not standing.update(signed_at=stamp, signed_by=who):
            raise Conflict(
                "method.settled",
                Sentence("这份草案已签发或已撤下。", "The draft was signed or dropped."),
                Sentence("刷新页面看现在的情况。", "Reload the page to see how it stands."),
            )
        record("townships.method_signed", actor=actor, obj=one, label=one.name, after={"place": one.place}, at=stamp)
    one.refresh_from_db()
    return one
