"""Units of government in their tree."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _


class Unit(models.Model):
    """A unit of government. `path` lists the ids from the root down, `/1/5/`, so that a subtree is one prefix."""

    class Kind(models.TextChoices):
        """What sort of unit; governments, townships and zones have a territory, departments do not."""

        GOVERNMENT = "government", _("政府、管委会")
        SCIENCE = "science", _("科技主管部门")
        DEPARTMENT = "department", _("部门、直属单位")
        TOWNSHIP = "township", _("乡镇、街道")
        ZONE = "zone", _("园区、开发区")

    name = models.CharField(_("名称"), max_length=120)
    short_name = models.CharField(_("简称"), max_length=40, blank=True)
    kind = models.CharField(_("类别"), max_length=12, choices=Kind)
    parent = models.ForeignKey(
        "self", verbose_name=_("上级"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    division_code = models.CharField(_("行政区划代码"), max_length=12, blank=True)
    path = models.CharField(max_length=200, db_index=True, editable=False)
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")
    since = models.DateField(_("设立日期"))
    until = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        ordering = ("path",)
        constraints: ClassVar = [
            UniqueConstraint(fields=("name",), condition=Q(until=None), name="government_unit_name"),
            CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="government_unit_dates"),
            CheckConstraint(condition=~Q(parent=F("pk")), name="government_unit_not_under_itself"),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name
