"""The link of an invitation: a random token of which only the hash is kept, so the database opens no door."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.urls import reverse

from kechuang.accounts.models import Invitation

LASTS = timedelta(days=7)
"""How long an invitation waits, unless said otherwise."""
LONGEST = timedelta(days=60)


def new_token() -> str:
    """A token nobody can guess."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is kept of it."""
    return hashlib.sha256(token.encode()).hexdigest()


def path_of(token: str) -> str:
    """The path of the page behind the link."""
    return reverse("invitation", args=[token])


def found(token: str) -> Invitation | None:
    """The invitation a link belongs to, whatever its state."""
    return (
        Invitation.objects.filter(token_hash=hash_of(token))
        .select_related("unit", "organisation", "invited_by", "accepted_by")
        .first()
    )
