"""Intellectual property: patents, software, plant varieties … true from the grant until the right ends."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.fields import OrganisationKey
from kechuang.registry.record import Record

CLASS_ONE = ("invention", "plant_variety", "crop_variety", "new_drug", "tcm_protection", "layout")
"""Ⅰ类: 国科发火〔2016〕195号; 国科发政〔2017〕115号."""
CLASS_TWO = ("utility_model", "design", "software")


class IntellectualProperty(Record):
    """One right. A pending application is not a right: it is recorded with `granted` empty, true from its filing."""

    FORMS: ClassVar = (
        ("invention", _("发明专利")),
        ("utility_model", _("实用新型专利")),
        ("design", _("外观设计专利")),
        ("software", _("软件著作权")),
        ("plant_variety", _("植物新品种")),
        ("crop_variety", _("国家级农作物品种")),
        ("new_drug", _("国家新药")),
        ("tcm_protection", _("国家一级中药保护品种")),
        ("layout", _("集成电路布图设计")),
    )
    STATES: ClassVar = (("filed", _("申请")), ("granted", _("授权")), ("ended", _("终止")))
    ACQUIRED: ClassVar = (("own", _("自主研发")), ("transfer", _("受让")), ("gift", _("受赠")), ("merger", _("并购")))

    KEY = ("number",)
    LABEL = "public"
    LISTED = ("title", "organisation", "form", "state", "number", "granted")
    POINTS: ClassVar = {"co_owners": "organisation"}
    ALSO_CALLED: ClassVar = {
        "number": ("申请号", "登记号", "专利号", "申请（专利）号"),
        "form": ("专利类型", "类别"),
        "title": ("发明名称", "专利名称", "软件名称"),
        "organisation": ("统一社会信用代码", "专利权人代码"),
    }
    REPORTED = True

    number = models.CharField(_("申请号或登记号"), max_length=60)
    form = models.CharField(_("知识产权类别"), max_length=16, choices=FORMS)
    title = models.CharField(_("名称"), max_length=300)
    organisation = OrganisationKey(_("权利人"), db_index=False)
    co_owners = models.CharField(_("共有权利人"), max_length=300, blank=True, help_text=_("主键，多个用逗号分开"))
    state = models.CharField(_("法律状态"), max_length=10, choices=STATES, default="granted")
    filed = models.DateField(_("申请日"), null=True, blank=True)
    granted = models.DateField(_("授权日"), null=True, blank=True, help_text=_("空为尚未授权"))
    ended = models.DateField(_("终止日"), null=True, blank=True)
    ipc = models.CharField(_("国际专利分类"), max_length=30, blank=True)
    acquired = models.CharField(_("获得方式"), max_length=10, choices=ACQUIRED, blank=True)
    inventors = models.CharField(_("发明人"), max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("知识产权")
        verbose_name_plural = _("知识产权")
        indexes: ClassVar = [
            *Record.Meta.indexes,
            # which are in force on a day as known at an instant and whose, told by the index alone
            models.Index(
                fields=(
                    "form",
                    "state",
                    "valid_from",
                    "valid_to",
                    "superseded_at",
                    "recorded_at",
                    "organisation",
                    "source",
                ),
                name="intellectualproperty_in_force",
            ),
            models.Index(fields=("form", "granted"), name="intellectualproperty_granted"),
            # whether an organisation ever had one by a day as known at an instant, told by the index alone
            models.Index(
                fields=("organisation", "valid_from", "form", "superseded_at", "recorded_at"),
                name="intellectualproperty_held",
            ),
        ]

    def time_of(self) -> tuple[date | None, date | None]:
        """From the grant (an application from its filing) until the right ended."""
        return self.granted or self.filed, self.ended
