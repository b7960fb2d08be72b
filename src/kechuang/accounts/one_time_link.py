"""The link behind which its owner chooses a password: dead after its use, a sign-in, or a day."""

from __future__ import annotations

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from kechuang.accounts.models import User


def one_time_path(user: User) -> str:
    """The path of the page; whoever opens it first may choose the password."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("first-password", args=[uid, default_token_generator.make_token(user)])
