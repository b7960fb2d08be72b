"""One verb done to a case: who, when, from where to where, why. Rows are only added; the database holds that."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from kechuang.cases.models.case import Case


class CaseStep(models.Model):
    """`ordinal` is the version of the case the step was done to. `given` is what was told with it, plain JSON."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    ordinal = models.PositiveIntegerField()
    verb = models.CharField(max_length=30)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_by_name = models.CharField(max_length=200, blank=True)
    by_office = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    given = models.JSONField(default=dict)
    due = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("case", "ordinal")
        constraints: ClassVar = [UniqueConstraint(fields=("case", "ordinal"), name="casestep_once")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.ordinal} {self.verb}"
