"""Stored plans: a reading laid down in tables, so that every promise has an address.

Offsets (`start`, `end`) count characters of `Plan.text`. What the reader understood is never overwritten: a
correction by hand changes the current value here and keeps the old one in `Correction`.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Plan(models.Model):
    """One version of one plan document."""

    slug = models.SlugField(max_length=80, unique=True, allow_unicode=True)
    title = models.CharField(max_length=300)
    issuer = models.CharField(max_length=200, blank=True)
    doc_number = models.CharField(max_length=80, blank=True)
    published = models.DateField(null=True, blank=True)
    period_start = models.PositiveSmallIntegerField(null=True, blank=True)
    period_end = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField()
    kind = models.CharField(max_length=8)
    source_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, unique=True)
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="later")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)


class Block(models.Model):
    """A logical paragraph of the plan, for showing the text as a document. `level` > 0 marks a heading."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="blocks")
    ordinal = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)  # text, table_row, chrome
    level = models.PositiveSmallIntegerField(default=0)


class Section(models.Model):
    """A heading of the outline that is not itself a task."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    ordinal = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    level = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    body_end = models.PositiveIntegerField()


class Unit(models.Model):
    """A unit of government as this plan names it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="units")
    name = models.CharField(max_length=120)


class Task(models.Model):
    """A numbered task, or a safeguard."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    section = models.ForeignKey(Section, null=True, on_delete=models.SET_NULL, related_name="tasks")
    ordinal = models.PositiveIntegerField()
    safeguard = models.BooleanField(default=False)
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    body_start = models.PositiveIntegerField()
    body_end = models.PositiveIntegerField()
    deadline = models.CharField(max_length=80, blank=True)
    lead_label = models.CharField(max_length=40, blank=True)
    participants_label = models.CharField(max_length=40, blank=True)


class Duty(models.Model):
    """A unit's part in a task. `start` and `end` are null where the owner was added by hand."""

    LEAD, PARTICIPANT = "lead", "participant"

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="duties")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="duties")
    role = models.CharField(max_length=12)
    ordinal = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)


class Target(models.Model):
    """One quantified commitment. Field meanings are those of `kechuang.plans.model.Target`."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.SET_NULL, related_name="targets")
    section = models.ForeignKey(Section, null=True, on_delete=models.SET_NULL, related_name="targets")
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


class Finding(models.Model):
    """Something the reader noticed."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="findings")
    ordinal = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    severity = models.CharField(max_length=8)
    sentence = models.TextField()
    sentence_en = models.TextField()
    spans = models.JSONField()
    targets = models.ManyToManyField(Target, related_name="findings")
    tasks = models.ManyToManyField(Task, related_name="findings")


class Correction(models.Model):
    """A misreading put right by hand. `undone_at` is set when it was taken back; rows are never deleted."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="corrections")
    target = models.ForeignKey(Target, null=True, on_delete=models.PROTECT, related_name="corrections")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=40)
    old = models.JSONField()
    new = models.JSONField()
    reason = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
