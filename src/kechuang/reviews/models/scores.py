"""Scoring: the lines frozen when it opens, drafts, sheets handed in, the end of scoring, the conclusion."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.reviews.models.draws import Seat
from kechuang.reviews.models.panel import Panel


class Scoring(models.Model):
    """The sheet all reviewers fill in. `items` are its lines with their bounds, plain JSON; `due` the last day."""

    panel = models.OneToOneField(Panel, on_delete=models.PROTECT, related_name="scoring")
    items = models.JSONField()
    due = models.DateField(_("截止日"))
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.panel_id} scoring"


class SheetDraft(models.Model):
    """What a reviewer has written so far, seen by nobody else. `version` grows with every save."""

    seat = models.OneToOneField(Seat, on_delete=models.PROTECT, related_name="draft")
    answers: Any = models.JSONField(default=dict)
    remark = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.seat_id} draft"


class Sheet(models.Model):
    """A sheet handed in: answers as plain JSON (points as text, yes or no), the remark, whether after the last day."""

    seat = models.OneToOneField(Seat, on_delete=models.PROTECT, related_name="sheet")
    answers: Any = models.JSONField()
    remark = models.TextField(blank=True)
    late = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.seat_id} sheet"


class Closing(models.Model):
    """The end of scoring: from here on sheets are shown. `missing` are seats without one; `reason` says why without."""

    panel = models.OneToOneField(Panel, on_delete=models.PROTECT, related_name="closing")
    missing = models.JSONField(default=list)
    figures = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.panel_id} closed"


class Conclusion(models.Model):
    """What the panel recommends, with its reasons."""

    OUTCOMES: ClassVar = (("pass", _("建议通过")), ("fail", _("建议不通过")), ("again", _("建议补充后再评")))

    panel = models.OneToOneField(Panel, on_delete=models.PROTECT, related_name="conclusion")
    outcome = models.CharField(_("评审结论"), max_length=8, choices=OUTCOMES)
    opinion = models.TextField(_("评审意见"))
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.panel_id} {self.outcome}"
