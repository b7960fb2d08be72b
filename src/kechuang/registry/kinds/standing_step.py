"""A step on the way to a status of the whole place: agricultural park, high-tech zone, innovative county."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.kinds.certificate import LEVELS
from kechuang.registry.record import Record


class StandingStep(Record):
    """A place stands at this step of this status since that day, until the next step."""

    PROGRAMMES: ClassVar = (
        ("agri_park", _("农业科技园区")),
        ("hightech_zone", _("高新技术产业开发区")),
        ("innovative_county", _("创新型县（市）")),
        ("innovative_city", _("创新型城市")),
        ("county_capability", _("县域科技创新能力分类")),
    )
    STEPS: ClassVar = (
        ("preparing", _("筹备")),
        ("recommended", _("推荐")),
        ("reviewed", _("评审")),
        ("building", _("批准建设")),
        ("accepted", _("通过验收")),
        ("upgraded", _("升级")),
        ("excellent", _("评估优秀")),
        ("rectifying", _("整改")),
        ("cancelled", _("取消")),
    )

    KEY = ("programme", "place")
    SINCE = "since"
    LABEL = "public"
    LISTED = ("place", "programme", "level", "step", "since")
    ORGANISATION = ""
    DIVISION = "division"
    NEWER_TABLE = "replace"

    programme = models.CharField(_("称号"), max_length=20, choices=PROGRAMMES, db_index=True)
    place = models.CharField(_("园区或地区名称"), max_length=160)
    division = models.CharField(_("行政区划"), max_length=12, blank=True)
    level = models.CharField(_("级别"), max_length=10, choices=LEVELS)
    step = models.CharField(_("所处阶段"), max_length=12, choices=STEPS)
    since = models.DateField(_("进入该阶段日期"))
    document = models.CharField(_("依据文号"), max_length=80, blank=True)
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("园区与称号进展")
        verbose_name_plural = _("园区与称号进展")

    def __str__(self) -> str:
        return f"{self.place} {self.get_step_display()}"
