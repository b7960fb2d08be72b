"""Milestones of a task: which there are, and every wording each ever had. Nothing is overwritten: an act adds rows."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.supervision.models import Plan, Task

EVIDENCE = (
    ("target", _("目标的数字")),
    ("records", _("登记的记录")),
    ("budget", _("预算和拨付")),
    ("document", _("材料")),
)
"""What shows a milestone: the number of a target, records of a kind, money of the ledger, or a document."""


class Milestone(models.Model):
    """One milestone: a measure of a task with the day by which it is to be done. What it says is in its wordings."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="milestones")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="milestones")
    ordinal = models.PositiveIntegerField()

    class Meta:
        ordering = ("plan", "task__ordinal", "ordinal")
        constraints: ClassVar = [UniqueConstraint(fields=("task", "ordinal"), name="milestone_ordinal")]

    def __str__(self) -> str:
        return f"{self.task_id}/{self.ordinal}"


class Rewording(models.Model):
    """One act on the milestones of a task; the wordings it made and closed name it, so that it can be undone whole."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="rewordings")
    verb = models.CharField(max_length=10)
    reason = models.TextField(blank=True)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        ordering = ("-done_at", "-pk")

    def __str__(self) -> str:
        return f"{self.task_id} {self.verb}"


class WordingQuerySet(models.QuerySet["Wording"]):
    """Wordings, and those that stood at an instant."""

    def standing(self, known: datetime | None = None) -> WordingQuerySet:
        """What stands now, or stood then; a milestone that was dropped or merged away has none."""
        if known is None:
            return self.filter(superseded_at=None)
        return self.filter(Q(superseded_at=None) | Q(superseded_at__gt=known), recorded_at__lte=known)


class Wording(models.Model):
    """What a milestone says, as somebody worded it.

    `start` and `end` are its place in the plan's text, where it is of the text. `year` is set where the measure is to
    be done in every year: the milestone is that of one of them. `leads` and `joins` are names of units as the plan has
    them. `targets` are ordinals; `kind` and `filters` say which records of that year or plan count, `least` how many.
    """

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="wordings")
    text = models.CharField(max_length=500)
    verb = models.CharField(max_length=20, blank=True)
    thing = models.CharField(max_length=200, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    due_stated = models.BooleanField(default=False, help_text="By the text or by hand, not by the plan's end")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    leads = models.JSONField(default=list)
    joins = models.JSONField(default=list)
    evidence = models.CharField(max_length=10, choices=EVIDENCE)
    targets = models.JSONField(default=list)
    kind = models.CharField(max_length=40, blank=True)
    filters = models.JSONField(default=dict)
    least = models.PositiveIntegerField(default=1)
    confirmed = models.BooleanField(default=False)
    made_by = models.ForeignKey(Rewording, on_delete=models.PROTECT, related_name="made")
    closed_by = models.ForeignKey(Rewording, null=True, blank=True, on_delete=models.PROTECT, related_name="closed")
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        ordering = ("milestone__task__ordinal", "milestone__ordinal", "recorded_at", "pk")
        constraints: ClassVar = [
            UniqueConstraint(fields=("milestone",), condition=Q(superseded_at=None), name="wording_one_standing"),
            CheckConstraint(condition=Q(evidence__in=[code for code, _name in EVIDENCE]), name="wording_evidence"),
            CheckConstraint(condition=Q(least__gt=0), name="wording_least"),
        ]

    def __str__(self) -> str:
        return self.text
