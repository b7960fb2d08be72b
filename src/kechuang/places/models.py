"""Methods by which townships are classified, each signed by a second person; and what was said against a class."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from kechuang.places.method import Method


class TownshipMethod(models.Model):
    """One version for one place. It holds from `since` on, once signed, until a later one does. Nothing is changed."""

    place = models.CharField(_("地方"), max_length=12)
    name = models.CharField(_("名称"), max_length=120)
    basis = models.TextField(_("依据"), help_text=_("文号，或由哪次会议通过"))
    since = models.DateField(_("自何日起"))
    plain = models.JSONField(help_text="The method; see places/method.py")
    example = models.BooleanField(default=False)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True, help_text="A draft that was not signed, or gave way")

    class Meta:
        ordering = ("-since", "-signed_at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(signed_at=None) | Q(signed_by=None) | Q(drafted_by=None) | ~Q(signed_by=F("drafted_by")),
                name="township_method_two_people",
            ),
            CheckConstraint(condition=Q(signed_at=None) | Q(dropped_at=None), name="township_method_signed_stays"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def method(self) -> Method:
        """In plain values."""
        return Method.from_plain(self.plain)


class TownshipAppeal(models.Model):
    """What a township said against its class, and what was answered. An answer is given once."""

    method = models.ForeignKey(TownshipMethod, on_delete=models.PROTECT, related_name="appeals")
    township = models.CharField(max_length=12)
    said = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    accepted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-recorded_at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(answered_at=None, accepted=None) | Q(answered_at__isnull=False, accepted__isnull=False),
                name="township_appeal_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.township} {self.recorded_at:%Y-%m-%d}"
