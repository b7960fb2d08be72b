"""What was found and when, and what an officer made of it. Findings can be made again; what was made of them cannot."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Label, Scope

OUTCOMES = (
    ("explained", _("有合理解释")),
    ("corrected", _("记录已更正")),
    ("followed", _("转入核查")),
)
"""What an officer can make of a finding. None of them touches a certificate or a case."""


class CueRun(models.Model):
    """One search of the records for all cues."""

    valid = models.DateField()
    known = models.DateTimeField()
    made_at = models.DateTimeField()
    counts = models.JSONField(help_text="Findings by cue")

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.valid} {self.counts}"


class CueFound(models.Model):
    """One finding of a run; see `cue.Finding`. Numbers as exact texts "n/d"."""

    scope: ClassVar[Scope] = Scope(division="division", label=Label.SENSITIVE)

    run = models.ForeignKey(CueRun, on_delete=models.CASCADE, related_name="found")
    cue = models.CharField(max_length=40)
    organisation = models.CharField(max_length=40)
    about = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    division = models.CharField(max_length=12, blank=True)
    weight = models.FloatField(default=0)
    told = models.JSONField(help_text="says, value, peers, bins, records")

    class Meta:
        ordering = ("run", "cue", "-weight", "organisation", "about")
        indexes: ClassVar = [Index(fields=("run", "cue", "weight"), name="cue_found_in_order")]

    def __str__(self) -> str:
        return f"{self.cue} {self.organisation} {self.about}"


class CueLook(models.Model):
    """What an officer made of a finding. The newest one counts; a later run finds it again by cue, whose and about."""

    cue = models.CharField(max_length=40)
    organisation = models.CharField(max_length=40)
    about = models.CharField(max_length=200)
    outcome = models.CharField(max_length=10, choices=OUTCOMES)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(condition=Q(outcome__in=[code for code, _ in OUTCOMES]), name="cue_look_outcome"),
            UniqueConstraint(
                fields=("cue", "organisation", "about"), condition=Q(taken_back_at=None), name="cue_look_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cue} {self.organisation} {self.about} {self.outcome}"
