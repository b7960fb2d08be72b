"""Stored plans: a reading laid down in tables, so that every promise has an address.

Offsets (`start`, `end`) count characters of `Plan.text`; ordinals count from 1 within the plan. What the reader
understood is never overwritten: a correction by hand changes the current value here and keeps the old one in
`Correction`. Nothing is deleted: a plan loaded by mistake is withdrawn.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint

from kechuang.supervision.allotment import Allotment as Allotment
from kechuang.supervision.allotment import Appeal as Appeal
from kechuang.supervision.binding import Binding as Binding
from kechuang.supervision.binding import Placing as Placing
from kechuang.supervision.kept_line import KeptLine as KeptLine
from kechuang.supervision.lamp_rule import LampRule as LampRule
from kechuang.supervision.public_actual import PublicActual as PublicActual


def _spans(name: str, start: str = "start", end: str = "end") -> CheckConstraint:
    return CheckConstraint(condition=Q(**{f"{end}__gte": F(start)}), name=name)


class Plan(models.Model):
    """One version of one plan document. `published` is YYYY, YYYY-MM or YYYY-MM-DD, as far as the text tells."""

    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    title = models.CharField(max_length=300)
    issuer = models.CharField(max_length=200, blank=True)
    doc_number = models.CharField(max_length=80, blank=True)
    published = models.CharField(max_length=10, blank=True)
    period_start = models.PositiveSmallIntegerField(null=True, blank=True)
    period_end = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField()
    kind = models.CharField(max_length=8)
    source_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, unique=True)
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="later")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-recorded_at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(previous=F("pk")), name="plan_not_before_itself"),
        ]

    def __str__(self) -> str:
        return self.title


class Block(models.Model):
    """A logical paragraph of the plan, for showing the text as a document. `level` > 0 marks a heading."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="blocks")
    ordinal = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)  # text, table_row, chrome
    level = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("plan", "ordinal")
        constraints: ClassVar = [
            UniqueConstraint(fields=("plan", "ordinal"), name="block_ordinal"),
            _spans("block_span"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}/{self.ordinal}"


class Section(models.Model):
    """A heading of the outline that is not itself a task."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    ordinal = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    level = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    body_end = models.PositiveIntegerField()

    class Meta:
        ordering = ("plan", "ordinal")
        constraints: ClassVar = [
            UniqueConstraint(fields=("plan", "ordinal"), name="section_ordinal"),
            _spans("section_span"),
            _spans("section_body", "end", "body_end"),
        ]

    def __str__(self) -> str:
        return self.title


class Unit(models.Model):
    """A unit of government as this plan names it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="units")
    name = models.CharField(max_length=120)
    takes_part_in_all = models.BooleanField(default=False, help_text="Declared once for every task of the plan")

    class Meta:
        ordering = ("plan", "pk")
        constraints: ClassVar = [UniqueConstraint(fields=("plan", "name"), name="unit_name")]

    def __str__(self) -> str:
        return self.name


class Task(models.Model):
    """A numbered task, or a safeguard. `version` grows with every correction."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    section = models.ForeignKey(Section, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks")
    ordinal = models.PositiveIntegerField()
    safeguard = models.BooleanField(default=False)
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    body_start = models.PositiveIntegerField()
    body_end = models.PositiveIntegerField()
    deadline = models.CharField(max_length=80, blank=True)
    deadline_start = models.PositiveIntegerField(null=True, blank=True)
    deadline_end = models.PositiveIntegerField(null=True, blank=True)
    lead_label = models.CharField(max_length=40, blank=True)
    participants_label = models.CharField(max_length=40, blank=True)
    open_list = models.BooleanField(default=False)
    scope = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("plan", "ordinal")
        constraints: ClassVar = [
            UniqueConstraint(fields=("plan", "ordinal"), name="task_ordinal"),
            _spans("task_span"),
            _spans("task_body", "body_start", "body_end"),
        ]
        indexes: ClassVar = [Index(fields=("plan", "number"), name="task_number")]

    def __str__(self) -> str:
        return self.title


class Assignment(models.Model):
    """One owner-and-deadline pair inside a task that holds several."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments")
    ordinal = models.PositiveSmallIntegerField()
    deadline = models.CharField(max_length=80, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("task", "ordinal")
        constraints: ClassVar = [UniqueConstraint(fields=("task", "ordinal"), name="assignment_ordinal")]

    def __str__(self) -> str:
        return f"{self.task_id}/{self.ordinal}"


class Duty(models.Model):
    """A unit's part in a task. `start` and `end` are null where the owner was added by hand.

    A duty of one assignment is listed in the task too, as the text has it; `assignment` tells which it is.
    """

    LEAD, PARTICIPANT = "lead", "participant"

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="duties")
    assignment = models.ForeignKey(Assignment, null=True, blank=True, on_delete=models.SET_NULL, related_name="duties")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="duties")
    role = models.CharField(max_length=12, choices=((LEAD, "牵头"), (PARTICIPANT, "参与")))
    ordinal = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("task", "role", "ordinal")
        verbose_name_plural = "duties"
        constraints: ClassVar = [
            UniqueConstraint(fields=("task", "unit", "role"), name="duty_once"),
            CheckConstraint(condition=Q(role__in=("lead", "participant")), name="duty_role"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.role} {self.unit_id}"


class Target(models.Model):
    """One quantified commitment. Field meanings are those of `kechuang.plans.model.Target`."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="targets")
    section = models.ForeignKey(Section, null=True, blank=True, on_delete=models.SET_NULL, related_name="targets")
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="repeats")
    ordinal = models.PositiveIntegerField()
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    indicator = models.CharField(max_length=200)
    scope = models.CharField(max_length=200, blank=True)
    op = models.CharField(max_length=12)
    op_text = models.CharField(max_length=40, blank=True)
    bound = models.CharField(max_length=4, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=6)
    value_max = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    deadline = models.CharField(max_length=7, blank=True)
    deadline_source = models.CharField(max_length=12)
    per = models.CharField(max_length=20, blank=True)
    baseline = models.CharField(max_length=80, blank=True)
    hedge = models.CharField(max_length=20, blank=True)
    approx = models.BooleanField(default=False)
    value_start = models.PositiveIntegerField(null=True, blank=True)
    value_end = models.PositiveIntegerField(null=True, blank=True)
    deadline_start = models.PositiveIntegerField(null=True, blank=True)
    deadline_end = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("plan", "ordinal")
        constraints: ClassVar = [
            UniqueConstraint(fields=("plan", "ordinal"), name="target_ordinal"),
            _spans("target_span"),
            CheckConstraint(condition=~Q(same_as=F("pk")), name="target_not_its_own_repeat"),
        ]
        indexes: ClassVar = [Index(fields=("plan", "indicator"), name="target_indicator")]

    def __str__(self) -> str:
        return self.indicator


class Finding(models.Model):
    """Something the reader noticed. `spans` is a list of [start, end]."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="findings")
    ordinal = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    severity = models.CharField(max_length=8)
    sentence = models.TextField()
    sentence_en = models.TextField()
    spans = models.JSONField()
    targets = models.ManyToManyField(Target, related_name="findings")
    tasks = models.ManyToManyField(Task, related_name="findings")

    class Meta:
        ordering = ("plan", "ordinal")
        constraints: ClassVar = [
            UniqueConstraint(fields=("plan", "ordinal"), name="finding_ordinal"),
            CheckConstraint(condition=Q(severity__in=("error", "warning", "notice")), name="finding_severity"),
        ]

    def __str__(self) -> str:
        return self.sentence


class Correction(models.Model):
    """A misreading put right by hand. `undone_at` is set when it was taken back; rows are never deleted.

    `old` and `new` are plain JSON: text, true/false, null; an ordinal for a link; a list of owners for lead and
    participants (each `{name, start, end, assignment}`).
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="corrections")
    target = models.ForeignKey(Target, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=40)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-recorded_at", "-pk")
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(target=None, task__isnull=False) | Q(target__isnull=False, task=None),
                name="correction_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.old} → {self.new}"
