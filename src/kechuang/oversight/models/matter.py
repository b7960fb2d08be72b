"""Questions and supervised matters: where each stands, with whom, until when; and every step done to it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Index, UniqueConstraint

from kechuang.accounts.models import Unit
from kechuang.accounts.scope import Label, Scope
from kechuang.cases.flow import Flow, State
from kechuang.oversight.flow_list import flows
from kechuang.oversight.models.meeting import Meeting
from kechuang.oversight.models.milestone import Milestone
from kechuang.registry.sources import Evidence
from kechuang.supervision.models import Plan, Task


class Matter(models.Model):
    """A question to one named person (`flow` request) or a supervised matter (`flow` matter).

    `known` is what was known when it was asked, list of {label, text, address}. `parent` is the matter for which
    another unit is asked: until it is answered the parent waits for it. `meeting` decided it: `minute` is the sentence
    of its minutes, `until` the day by which it is to be done.
    """

    scope: ClassVar[Scope] = Scope(unit="unit", owner="person", followed=True, label=Label.INTERNAL)

    number = models.CharField(max_length=20, unique=True)
    flow = models.CharField(max_length=10)
    state = models.CharField(max_length=12)
    version = models.PositiveIntegerField(default=0)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="matters")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    milestone = models.ForeignKey(Milestone, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    minute = models.CharField(max_length=500, blank=True, help_text="The sentence of the minutes that decided it")
    until = models.DateField(null=True, blank=True, help_text="By when the meeting wants it done")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="waits_for")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="matters")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="matters"
    )
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    known = models.JSONField(default=list)
    answer = models.TextField(blank=True)
    evidence = models.ForeignKey(Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due = models.DateField(null=True, blank=True)
    entered_on = models.DateField(help_text="Since when it is in its state")
    closed_on = models.DateField(null=True, blank=True)
    escalated_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")

    class Meta:
        ordering = ("-asked_on", "-pk")
        indexes: ClassVar = [
            Index(fields=("unit", "flow", "state"), name="matter_of_unit"),
            Index(fields=("person", "asked_on"), name="matter_of_person"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def process(self) -> Flow:
        """The table it goes by."""
        return flows()[self.flow]

    @property
    def stage(self) -> State:
        """Where it stands."""
        return self.process.state(self.state)

    @property
    def instruction(self) -> MatterStep | None:
        """What a leader said was to be done, the newest; None where none did."""
        return self.steps.filter(verb="instruct").order_by("-ordinal").first()


class MatterStep(models.Model):
    """One verb done to a matter; written once. `day` is the day it counts from."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="steps")
    ordinal = models.PositiveIntegerField()
    verb = models.CharField(max_length=24)
    before = models.CharField(max_length=12)
    after = models.CharField(max_length=12)
    day = models.DateField()
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_by_name = models.CharField(max_length=150, blank=True)
    said = models.TextField(blank=True)
    given = models.JSONField(default=dict)
    due = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("matter", "ordinal")
        constraints: ClassVar = [UniqueConstraint(fields=("matter", "ordinal"), name="matter_step_once")]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.verb}"
