"""What was judged of a case: decisions frozen with facts and rule, objections from outside, the applicant's rating."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import UniqueConstraint

from kechuang.accounts.sealed_field import SealedText
from kechuang.cases.models.case import Case


class Decision(models.Model):
    """One decision with everything it rested on; rows are only added, and the database holds that.

    law          the rule in force, whole (`rules.frozen`); empty where no policy decides
    facts        {name: {raw, said, label, period, from, standing}} as they were then
    reviews      opinions and scores that were given
    explanation  the verdict with every condition, as the rule told it then (`rules.as_json`)
    way_out      of a refusal: how the rule could be met (`rules.as_json.way_out`)
    amount       the money granted and every input it was reckoned from; None where none is granted, or before such kept
    digest       SHA-256 over all of it in canonical form
    """

    OUTCOMES = (("granted", "granted"), ("refused", "refused"))

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    ordinal = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=OUTCOMES)
    reason = models.TextField()
    on = models.DateField()
    known = models.DateTimeField()
    law = models.JSONField()
    facts = models.JSONField()
    reviews = models.JSONField()
    explanation = models.JSONField()
    way_out = models.JSONField(null=True, blank=True)
    amount = models.JSONField(null=True, blank=True)
    digest = models.CharField(max_length=64)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("case", "ordinal")
        constraints: ClassVar = [UniqueConstraint(fields=("case", "ordinal"), name="decision_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.ordinal} {self.outcome}"


class Objection(models.Model):
    """What somebody objects to while a case is published, under their real name; and the office's answer."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="objections")
    name = models.CharField(max_length=100)
    contact = SealedText()
    text = models.TextField()
    raised_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("case", "raised_at")

    def __str__(self) -> str:
        return f"{self.case_id} {self.raised_at:%Y-%m-%d}"


class Rating(models.Model):
    """好差评: what the applicant thinks of how the case was dealt with; a bad one must be answered in time (`due`)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="rating")
    stars = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    text = models.TextField(blank=True)
    rated_at = models.DateTimeField()
    rated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-rated_at",)

    def __str__(self) -> str:
        return f"{self.case_id} {self.stars}"
