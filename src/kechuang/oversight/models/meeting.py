"""Meetings about a plan: their agenda as drafted and as held, minutes, and the matters they decided."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from kechuang.supervision.models import Plan

MEETINGS = (
    ("dispatch", _("月调度")),
    ("joint", _("联席会议")),
    ("province", _("厅市会商")),
)


class Meeting(models.Model):
    """One meeting. `agenda` is a list of {title, about, text}: drafted from what is off course, then edited."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(_("会议"), max_length=10, choices=MEETINGS)
    held_on = models.DateField(_("日期"))
    place = models.CharField(_("地点"), max_length=100, blank=True)
    agenda = models.JSONField(default=list)
    minutes = models.TextField(_("纪要"), blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")

    class Meta:
        ordering = ("-held_on", "-pk")
        constraints: ClassVar = [
            CheckConstraint(condition=Q(kind__in=[code for code, _name in MEETINGS]), name="meeting_kind")
        ]

    def __str__(self) -> str:
        return f"{self.held_on:%Y-%m-%d} {self.get_kind_display()}"
