"""Revoke an access token: from now on its key opens nothing."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kechuang.accounts.access import Allowed, may_manage_accounts, require
from kechuang.accounts.held import Actor
from kechuang.accounts.models import AccessToken, User
from kechuang.events.record import record
from kechuang.kernel.errors import Conflict
from kechuang.kernel.sentences import Sentence

_OWN = Allowed(Sentence("可以作废自己的令牌。", "One may revoke one's own token."))


def revoke_token(token: AccessToken, actor: Actor) -> None:
    """One's own, or anybody's for who manages accounts. Raises Refused, Conflict where it is revoked already."""
    own = isinstance(actor, User) and actor.pk == token.person_id
    require(_OWN if own else may_manage_accounts(actor), actor, "token.revoked", token)
    with transaction.atomic():
        row = AccessToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
        if row.revoked_at is not None:
            raise Conflict(
                "token.revoked_already",
                Sentence("这个令牌已经作废。", "This token is revoked already."),
                Sentence("请刷新页面。", "Reload the page."),
            )
        row.revoked_at = timezone.now()
        row.revoked_by = actor if isinstance(actor, User) else None
        row.save(update_fields=["revoked_at", "revoked_by"])
        record("token.revoked", actor=actor, obj=row, after={"person": str(row.person)})
