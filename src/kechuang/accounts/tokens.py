"""Access tokens: what a key looks like, whose it is, why it opens nothing, and noting that it is used."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kechuang.accounts.models import AccessToken, User
from kechuang.events.columns import fit
from kechuang.events.record import record

BEGINNING = "kc_"
"""Every key begins so: programs that look for leaked secrets can find it."""
HINT = 9
"""How much of a key its owner is shown afterwards."""
LASTS = (30, 90, 180, 365)
"""For how many days a key may be made."""
MOST = 20
"""So many keys may one person hold at a time."""
_NOTED_EVERY = timedelta(minutes=1)


def new_key() -> str:
    """A key nobody can guess: 256 random bits."""
    return BEGINNING + secrets.token_urlsafe(32)


def hash_of(key: str) -> str:
    """What is kept of it."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def token_of(key: str) -> AccessToken | None:
    """The token a key belongs to, with its person, whatever its state."""
    if not key.startswith(BEGINNING):
        return None
    return AccessToken.objects.filter(token_hash=hash_of(key)).select_related("person").first()


def live_tokens(person: User) -> QuerySet[AccessToken]:
    """The tokens of a person that open something."""
    return AccessToken.objects.filter(person=person, revoked_at=None, expires_at__gt=timezone.now())


def note_use(token: AccessToken, address: str) -> None:
    """Note when and from where it was used, at most once a minute; the first use is an event."""
    now = timezone.now()
    if token.last_used_at is not None and now - token.last_used_at < _NOTED_EVERY:
        return
    used = {"last_used_at": now, "last_address": fit(address, AccessToken, "last_address")}
    if token.first_used_at is None:
        with transaction.atomic():
            # of two first uses at once one finds the row unused
            if AccessToken.objects.filter(pk=token.pk, first_used_at=None).update(first_used_at=now, **used):
                record("token.first_used", actor=token.person, obj=token, label=str(token))
                return
    AccessToken.objects.filter(pk=token.pk).update(**used)


def end_tokens(person: User, by: User | None) -> int:
    """End all tokens of a person, for acts that write their own event; how many there were."""
    return live_tokens(person).update(revoked_at=timezone.now(), revoked_by=by)
