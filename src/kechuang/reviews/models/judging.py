"""The applications a panel judges, and who may read which of them: from the opening of scoring until it is over."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint

from kechuang.accounts.scope import Scope
from kechuang.cases.models import Case
from kechuang.reviews.models.draws import Seat
from kechuang.reviews.models.panel import Panel


class PanelCase(models.Model):
    """One application before a panel; `ordinal` counts from 1 and names it where the review is blind."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="cases")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("panel", "ordinal")
        constraints: ClassVar = [
            UniqueConstraint(fields=("panel", "case"), name="panelcase_once"),
            UniqueConstraint(fields=("panel", "ordinal"), name="panelcase_ordinal"),
        ]

    def __str__(self) -> str:
        return f"{self.panel_id}/{self.ordinal}"


class ReadingRight(models.Model):
    """That a reviewer may read one application from a seat. Closing the row ends the right; the row stays."""

    of = models.ForeignKey(PanelCase, on_delete=models.PROTECT, related_name="rights")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="rights")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    scope: ClassVar = Scope(assigned="account", until="superseded_at")

    class Meta:
        ordering = ("of", "seat")
        constraints: ClassVar = [
            UniqueConstraint(fields=("of", "account"), condition=Q(superseded_at=None), name="readingright_once")
        ]

    def __str__(self) -> str:
        return f"{self.of} {self.account_id}"
