"""What a run keeps: findings (what a law says, each once), which subject has which since which run, and turns."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Index, Q, QuerySet, UniqueConstraint

from kechuang.accounts.scope import Label, Scope
from kechuang.entitlements.runs import Run

WAYS = ("gained", "lost", "opened", "closed")
"""To yes; from yes; from no to unknown; from unknown to no."""


class Finding(models.Model):
    """What one version of a policy says of everybody in the same position; kept once, however many they are."""

    policy = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, help_text="The kind of subject it is said of")
    law_since = models.DateField(help_text="The version that says it")
    verdict = models.BooleanField(null=True, help_text="yes, no; empty: unknown")
    fails = models.JSONField(help_text="Codes of the conditions that do not hold")
    open = models.JSONField(help_text="Codes of the conditions that are undecided")
    missing = models.JSONField(help_text="Facts not on record on which an undecided condition rests")
    to_judge = models.JSONField(help_text="Judgements of reviewers still to come")
    figures = models.JSONField(help_text="Figures of the law that nobody has found")
    gaps = models.PositiveSmallIntegerField(help_text="Its distance: conditions that fail or lack data")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [UniqueConstraint(fields=("policy", "digest"), name="entitlement_finding_once")]
        indexes: ClassVar = [Index(fields=("policy", "verdict", "gaps"), name="entitlement_finding_gaps")]

    def __str__(self) -> str:
        return f"{self.policy} {self.verdict}"


class Outcome(models.Model):
    """A subject has had a finding since one run and until another. Both times of each are those of its run.

    Only changes are written: as long as nothing moves, the row of an earlier night stands.
    """

    scope: ClassVar[Scope] = Scope(organisation="subject", label=Label.SENSITIVE)

    # No constraints of the database: a night stores many millions, each from a finding and a run that it has just read
    # or stored, and neither is ever deleted. PostgreSQL looked for both once more, row by row.
    subject = models.CharField(max_length=160)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, db_index=False, db_constraint=False)
    since = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    until = models.ForeignKey(
        Run, on_delete=models.PROTECT, related_name="+", null=True, db_index=False, db_constraint=False
    )

    class Meta:
        indexes: ClassVar = [
            Index(fields=("subject",), name="entitlement_of_subject"),
            Index(fields=("finding", "subject"), condition=Q(until=None), name="entitlement_standing"),
        ]

    def __str__(self) -> str:
        return self.subject


class Turn(models.Model):
    """A subject got another verdict in a run: which way it went, and why."""

    scope: ClassVar[Scope] = Scope(organisation="organisation", division="division", label=Label.SENSITIVE)

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=160)
    organisation = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=200)
    division = models.CharField(max_length=12, blank=True)
    policy = models.CharField(max_length=40)
    way = models.CharField(max_length=6)
    before = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="+", null=True)
    after = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="+", null=True)
    reason = models.JSONField(help_text="cause; moved: label, was, is, what is measured now and before; amounts")

    class Meta:
        ordering = ("-run", "policy", "name", "subject")
        constraints: ClassVar = [CheckConstraint(condition=Q(way__in=WAYS), name="entitlement_turn_way")]
        indexes: ClassVar = [Index(fields=("run", "way", "policy"), name="entitlement_turns_of_run")]

    def __str__(self) -> str:
        return f"{self.name} {self.policy} {self.way}"


def outcomes_at(run: Run) -> QuerySet[Outcome]:
    """What held for every subject when a run had ended."""
    return Outcome.objects.filter(Q(until=None) | Q(until__gt=run), since__lte=run)


def standing() -> QuerySet[Outcome]:
    """What holds by the newest word."""
    return Outcome.objects.filter(until=None)
