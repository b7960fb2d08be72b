"""Remove all second factors of somebody who lost theirs; the next sign-in sets up a new one."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from kechuang.accounts.access import Actor, Denied, may_manage_accounts, require
from kechuang.accounts.actions.sign_out_elsewhere import end_sessions
from kechuang.accounts.models import User
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence

_SELF = Denied(Sentence("自己的验证方式请在“我的账号”修改。", "Change your own on the page of your account."))


def reset_second_factor(person: User, actor: Actor, *, reason: str) -> None:
    """Their sessions end too. Raises Refused, BadInput for no reason, Conflict where there is none."""
    verdict = _SELF if actor is not None and actor.pk == person.pk else may_manage_accounts(actor)
    require(verdict, actor, "account.second_factor_removed", person)
    why = given(reason)
    with transaction.atomic():
        kinds = sorted(Authenticator.objects.filter(user=person).values_list("type", flat=True))
        if not kinds:
            raise Conflict(
                "account.no_second_factor",
                Sentence("这个账号没有启用双重验证。", "This account has no second factor."),
                Sentence("请刷新页面。", "Reload the page."),
            )
        Authenticator.objects.filter(user=person).delete()
        end_sessions(person)
        record("account.second_factor_removed", actor=actor, obj=person, before={"kinds": kinds}, reason=why)
