"""Keys by which programs act for a person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.models.people import User


class AccessToken(models.Model):
    """A key of one person for programs that call the API; it can do no more than the person may.

    The key itself is not kept, only its SHA-256; `hint` is how it begins, by which its owner knows it again.
    """

    class Scope(models.TextChoices):
        """What the key is good for."""

        READ = "read", _("只读")
        WRITE = "write", _("读写")

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(_("用途"), max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    hint = models.CharField(max_length=12)
    scope = models.CharField(_("权限"), max_length=5, choices=Scope)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("有效期至"))
    first_used_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    last_address = models.CharField(max_length=60, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="token_expires_later"),
            CheckConstraint(condition=Q(scope__in=("read", "write")), name="token_scope"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.hint}…）"

    @property
    def state(self) -> str:
        """`revoked`, `expired` or `live`."""
        if self.revoked_at:
            return "revoked"
        return "expired" if self.expires_at <= timezone.now() else "live"
