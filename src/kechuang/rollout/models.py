"""Policy documents that came out, and the steps to be done about each."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.rollout.checklist import Step, step_of


class Rollout(models.Model):
    """One document. `policy` is the code of the policy it is about, where the rules know one."""

    name = models.CharField(_("文件名称"), max_length=200)
    number = models.CharField(_("文号"), max_length=80, blank=True)
    issuer = models.CharField(_("发文机关"), max_length=120, blank=True)
    issued = models.DateField(_("印发日期"))
    in_force = models.DateField(_("施行日期"), null=True, blank=True)
    policy = models.CharField(_("政策"), max_length=60, blank=True)
    replaces = models.CharField(_("替代的文件"), max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-issued", "-pk")
        verbose_name = _("新政策")
        verbose_name_plural = _("新政策")

    def __str__(self) -> str:
        return self.name


class RolloutStep(models.Model):
    """One step of a document's checklist."""

    rollout = models.ForeignKey(Rollout, on_delete=models.PROTECT, related_name="steps")
    code = models.CharField(max_length=20)
    ordinal = models.PositiveSmallIntegerField()
    due = models.DateField(_("期限"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("办理情况"), max_length=1000, blank=True)

    class Meta:
        ordering = ("ordinal",)
        constraints: ClassVar = [UniqueConstraint(fields=("rollout", "code"), name="rollout_step_once")]

    def __str__(self) -> str:
        return f"{self.rollout} {self.code}"

    @property
    def step(self) -> Step:
        """Its row of the table."""
        return step_of(self.code)

    def overdue(self, today: date) -> bool:
        """Open after its last day."""
        return self.done_at is None and self.due < today


class RolloutTold(models.Model):
    """An organisation that was told of a document, once; `reached` where somebody speaks for it here."""

    rollout = models.ForeignKey(Rollout, on_delete=models.PROTECT, related_name="told")
    organisation = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    reached = models.BooleanField()
    told_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("name", "pk")
        constraints: ClassVar = [UniqueConstraint(fields=("rollout", "organisation"), name="rollout_told_once")]

    def __str__(self) -> str:
        return f"{self.rollout} {self.name}"
