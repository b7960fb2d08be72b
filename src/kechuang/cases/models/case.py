"""A case: one application, complaint or payment from draft to closure, and where it stands."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Scope
from kechuang.cases.flow import Flow, State
from kechuang.cases.flow_list import flows
from kechuang.cases.words_of import TOLD, tokens_of


class Case(models.Model):
    """Where one case stands. `version` grows with every step: who acts says which one they saw.

    `on` is the reference date on which facts are asked and the rule is read; it is fixed when first submitted.
    `subject` is what the facts are about where that is no organisation: a platform to be, a contract; `own` is what was
    said of it, kept here until it is on record: {facts: {name: value}, fields: {field: value}}.
    `complainant` is whose own a case is that no organisation applies for. `about` is the case this one follows from
    (a payment from its project). `call` is the number of the call it answers, `figures` what that call sets where the
    law leaves a figure to the place (`of_policy.figures_of`): both stay as they were when it was opened.
    """

    number = models.CharField(_("办件编号"), max_length=20, unique=True)
    flow = models.CharField(max_length=20)
    policy = models.CharField(max_length=60, blank=True, db_index=True)
    title = models.CharField(_("事项"), max_length=200)
    organisation = models.CharField(_("申请单位"), max_length=40, blank=True, db_index=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    division = models.CharField(max_length=12, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    own = models.JSONField(default=dict, blank=True)
    complainant = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    about = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="following")
    call = models.CharField(max_length=40, blank=True, db_index=True)
    figures = models.JSONField(default=dict, blank=True)
    on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateTimeField()
    due = models.DateField(null=True, blank=True)
    overdue_told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    example = models.BooleanField(default=False)

    scope: ClassVar = Scope(organisation="organisation", division="division", owner="complainant")

    class Meta:
        ordering = ("-opened_at", "-pk")
        verbose_name = _("办件")
        indexes: ClassVar = [
            models.Index(fields=("state", "due"), name="case_state_due"),
            models.Index(fields=("due", "since", "id"), name="case_by_limit"),
            models.Index(fields=("opened_at", "id"), name="case_by_opening"),
            models.Index(fields=("closed_at", "id"), name="case_by_closing"),
        ]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=("organisation", "policy"),
                condition=Q(closed_at=None) & ~Q(policy="") & ~Q(organisation="") & Q(call="") & Q(subject=""),
                name="case_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def save(self, *args: Any, **more: Any) -> None:
        """Store the row, and let search find it: by other words only where it says something else."""
        changed = more.get("update_fields")
        with transaction.atomic():
            super().save(*args, **more)
            if changed is None or not TOLD.isdisjoint(changed):
                told = tokens_of(self)
                if not CaseWords.objects.filter(case_id=self.pk, **told).exists():
                    CaseWords.objects.update_or_create(case=self, defaults=told)

    @property
    def process(self) -> Flow:
        """Its flow."""
        return flows()[self.flow]

    @property
    def stage(self) -> State:
        """The state it is in."""
        return self.process.state(self.state)


class CaseWords(models.Model):
    """The words of a case, as search compares them; what asks the index over them is `found_by.py`."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="words")
    title_tokens = models.TextField()
    body_tokens = models.TextField()

    def __str__(self) -> str:
        return f"{self.case_id}"
