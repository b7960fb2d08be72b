"""An application to a call: the project it is about as it was submitted, and how much it may get and why."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import PROTECT

from kechuang.accounts.scope import Scope
from kechuang.cases.models import Case
from kechuang.funds.models.call import Call


class Application(models.Model):
    """Beside its case. Amounts in fen.

    project   what was submitted of the project, plain JSON (`calls.project_form`); empty where a rule decides alone
    asked     what the applicant asks for; None where the rule says how much it is
    fen       what the mode's rule gives: before the decision as last reckoned, then as decided; None is undetermined
    basis     how it was reckoned (`modes.support.Support.basis`)
    """

    scope: ClassVar = Scope(organisation="case__organisation", division="case__division")

    case = models.OneToOneField(Case, on_delete=PROTECT, related_name="application")
    call = models.ForeignKey(Call, on_delete=PROTECT, related_name="applications")
    project = models.JSONField(default=dict, blank=True)
    asked = models.BigIntegerField(null=True, blank=True)
    fen = models.BigIntegerField(null=True, blank=True)
    basis = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("case",)

    def __str__(self) -> str:
        return f"{self.call.number} {self.case.number}"
