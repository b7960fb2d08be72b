"""What an applicant fills in: answers as typed, documents attached, and what stood there when it was submitted."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint

from kechuang.cases.models.case import Case
from kechuang.registry.sources import Evidence


class DraftAnswer(models.Model):
    """One thing as somebody typed it into the draft, kept at once; a later one closes it. Empty text takes it back."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="answers")
    name = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("case", "name", "recorded_at")
        constraints: ClassVar = [
            UniqueConstraint(fields=("case", "name"), condition=Q(superseded_at=None), name="draftanswer_one_standing")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.name}"


class Attachment(models.Model):
    """A document handed in with a case, under the words by which it was asked for. Taking it away closes the row."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments")
    wanted = models.CharField(max_length=200)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("case", "wanted", "recorded_at")
        constraints: ClassVar = [
            UniqueConstraint(
                fields=("case", "wanted", "evidence"), condition=Q(superseded_at=None), name="attachment_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.wanted}"


class Submission(models.Model):
    """The application as it was submitted, for ever: facts with where they are from, documents, who vouched for it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="submissions")
    ordinal = models.PositiveIntegerField()
    facts = models.JSONField()
    documents = models.JSONField()
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("case", "ordinal")
        constraints: ClassVar = [UniqueConstraint(fields=("case", "ordinal"), name="submission_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.ordinal}"
