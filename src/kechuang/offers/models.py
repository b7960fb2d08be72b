"""Which policies a place grants unasked, since when and by which document; and the cases drafted for it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Scope
from kechuang.cases.models import Case


class Marking(models.Model):
    """That a policy is granted unasked in a place, by a document. Ending it closes the row; the row stays."""

    policy = models.CharField(_("政策"), max_length=60)
    division = models.CharField(_("行政区划"), max_length=12)
    document = models.CharField(_("依据文件"), max_length=200)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("policy", "division", "-recorded_at")
        verbose_name = _("免申即享事项")
        constraints: ClassVar = [
            UniqueConstraint(fields=("policy", "division"), condition=Q(superseded_at=None), name="marking_once")
        ]

    def __str__(self) -> str:
        return f"{self.policy} {self.division}"


class Offer(models.Model):
    """A case drafted unasked. It waits for consent while the case is a draft."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="offer")
    marking = models.ForeignKey(Marking, on_delete=models.PROTECT, related_name="offers")
    organisation = models.CharField(max_length=40, db_index=True)
    at = models.DateTimeField()
    consented_at = models.DateTimeField(null=True, blank=True)

    scope: ClassVar = Scope(organisation="organisation")

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return str(self.case)
