"""People who may sign in, and the count of failed sign-ins by name."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.sealed_field import SealedText


class User(AbstractUser):
    """Someone who may sign in. What they may do follows from their memberships alone; Django's flags say nothing."""

    first_name = None  # type: ignore[assignment]  # one name field: a Chinese name is not cut in two
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("姓名"), max_length=80, blank=True)
    phone = SealedText(_("联系电话"), blank=True)
    email = SealedText(_("邮箱"), blank=True)
    password_set_at = models.DateTimeField(null=True, blank=True)

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("username",)

    def __str__(self) -> str:
        return self.name or self.username

    def set_password(self, raw_password: str | None) -> None:
        """Keep the password's hash, and since when it is theirs."""
        super().set_password(raw_password)
        self.password_set_at = timezone.now()

    def get_full_name(self) -> str:
        """The person's name."""
        return self.name

    def get_short_name(self) -> str:
        """The person's name, or the sign-in name."""
        return str(self)


class SignInFailures(models.Model):
    """Failed sign-ins in a row under one name, known or not: so nobody learns from the lock which names exist."""

    name = models.CharField(max_length=150, unique=True)
    count = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
