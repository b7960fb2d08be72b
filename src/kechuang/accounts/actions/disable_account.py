"""Shut an account, or open it again: who may not sign in keeps their roles, which count for nothing meanwhile."""

from __future__ import annotations

from django.db import transaction

from kechuang.accounts.access import Actor, Denied, may_manage_accounts, require
from kechuang.accounts.actions.sign_out_elsewhere import end_sessions
from kechuang.accounts.held import forget
from kechuang.accounts.last_administrator import refuse_last
from kechuang.accounts.models import User
from kechuang.accounts.roles import Role
from kechuang.accounts.tokens import end_tokens
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.reasons import given
from kechuang.kernel.sentences import Sentence

_SELF = Denied(Sentence("不能停用自己的账号。", "One cannot shut one's own account."))


def disable_account(person: User, actor: Actor, *, reason: str) -> None:
    """Its sessions and access tokens end at once, the tokens for good.

    Raises Refused, BadInput for no reason, Conflict for the last administrator.
    """
    verdict = _SELF if actor is not None and actor.pk == person.pk else may_manage_accounts(actor)
    require(verdict, actor, "account.disabled", person)
    why = given(reason)
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=person.pk)
        if not row.is_active:
            raise _already(Sentence("这个账号已经停用。", "This account is shut already."))
        if row.memberships.filter(role=Role.SECURITY_ADMINISTRATOR, ended_at=None).exists():
            refuse_last(row, actor)
        row.is_active = False
        row.save(update_fields=["is_active"])
        end_sessions(row)
        tokens = end_tokens(row, actor if isinstance(actor, User) else None)
        record("account.disabled", actor=actor, obj=row, reason=why, after={"tokens": tokens} if tokens else None)
    forget()
    person.refresh_from_db()


def enable_account(person: User, actor: Actor) -> None:
    """Open it again. Raises Refused, Conflict where it is open."""
    require(may_manage_accounts(actor), actor, "account.enabled", person)
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=person.pk)
        if row.is_active:
            raise _already(Sentence("这个账号没有停用。", "This account is open."))
        row.is_active = True
        row.save(update_fields=["is_active"])
        record("account.enabled", actor=actor, obj=row)
    forget()
    person.refresh_from_db()


def _already(sentence: Sentence) -> Conflict:
    return Conflict("account.state", sentence, Sentence("请刷新页面。", "Reload the page."))
