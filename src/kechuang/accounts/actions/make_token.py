"""Make an access token of one's own: a key for a program, shown once, for reading alone or for writing too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Denied, require
from kechuang.accounts.held import Actor
from kechuang.accounts.models import AccessToken, User
from kechuang.accounts.tokens import HINT, LASTS, MOST, hash_of, live_tokens, new_key
from kechuang.events.record import record
from kechuang.kernel.errors import BadInput, Conflict
from kechuang.kernel.sentences import Sentence

_NOBODY = Denied(Sentence("请先登录；令牌属于个人。", "Please sign in: a token belongs to a person."))


@dataclass(frozen=True, slots=True)
class MadeToken:
    """The token, and its key: shown once, kept nowhere."""

    token: AccessToken
    key: str


def make_token(name: str, scope: AccessToken.Scope, actor: Actor, *, days: int) -> MadeToken:
    """Store it. Raises Refused, BadInput (names a field), Conflict where one holds too many."""
    if not isinstance(actor, User) or not actor.is_active:
        require(_NOBODY, actor, "token.made", label=name)
        raise AssertionError("unreachable: require raised")
    name = name.replace("\0", "").strip()
    if not name or len(name) > 60:
        raise BadInput(
            "token.name",
            Sentence("请写明令牌的用途，不超过 60 字。", "Say what the token is for, in at most 60 characters."),
            Sentence("以后凭用途认出它，如“财务系统同步”。", "You will know it by that: “sync with finance”."),
            field="name",
        )
    if scope not in AccessToken.Scope.values or days not in LASTS:
        raise BadInput(
            "token.choice",
            Sentence("权限或有效期不在可选之列。", "Scope or term is none of those offered."),
            Sentence(
                f"权限为只读或读写，有效期为 {'、'.join(map(str, LASTS))} 天。",
                f"Scope is read or write, the term {', '.join(map(str, LASTS))} days.",
            ),
            field="scope" if scope not in AccessToken.Scope.values else "days",
        )
    key, now = new_key(), timezone.now()
    with transaction.atomic():
        User.objects.select_for_update().get(pk=actor.pk)  # two at once must not pass the limit together
        if live_tokens(actor).count() >= MOST:
            raise Conflict(
                "token.too_many",
                Sentence(f"您已有 {MOST} 个有效的令牌。", f"You hold {MOST} live tokens."),
                Sentence("请先作废不用的。", "Revoke those you do not use first."),
            )
        made = AccessToken.objects.create(
            person=actor,
            name=name,
            token_hash=hash_of(key),
            hint=key[:HINT],
            scope=scope,
            made_at=now,
            expires_at=now + timedelta(days=days),
        )
        after = {"scope": made.scope, "expires_at": made.expires_at.isoformat(timespec="seconds")}
        record("token.made", actor=actor, obj=made, after=after)
    return MadeToken(made, key)
