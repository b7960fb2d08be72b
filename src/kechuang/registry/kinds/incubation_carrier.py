"""An incubation carrier: maker space, incubator, accelerator, 星创天地, with its yearly figures."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import AtMost
from kechuang.registry.fields import Money, OrganisationKey, Quantity
from kechuang.registry.kinds.certificate import LEVELS
from kechuang.registry.record import Record


class IncubationCarrier(Record):
    """One carrier at one level during a stretch in which nothing of it changed."""

    FORMS: ClassVar = (
        ("maker_space", _("众创空间")),
        ("incubator", _("科技企业孵化器")),
        ("accelerator", _("科技企业加速器")),
        ("star_creation", _("星创天地")),
    )

    KEY = ("form", "number")
    SINCE = "approved"
    LABEL = "public"
    DIVISION = "division"
    NEWER_TABLE = "replace"
    EXPECTED = (AtMost("used_area", "area"),)
    FACTS: ClassVar = {
        "carrier_area": "area",
        "carrier_used_area": "used_area",
        "carrier_stations": "stations",
        "carrier_fund": "fund",
        "carrier_professionals": "professionals",
        "carrier_mentors": "mentors",
        "carrier_specialised": "specialised",
        "carrier_opened": "opened",
        "incubator_grade_last": "last_grade",
    }

    form = models.CharField(_("载体类别"), max_length=16, choices=FORMS, db_index=True)
    number = models.CharField(_("载体编号"), max_length=80)
    name = models.CharField(_("载体名称"), max_length=200)
    level = models.CharField(_("级别"), max_length=10, choices=LEVELS)
    organisation = OrganisationKey(_("运营机构"))
    division = models.CharField(_("行政区划"), max_length=12, blank=True)
    opened = models.DateField(_("开始运营日期"), null=True, blank=True)
    approved = models.DateField(_("认定或备案日期"))
    document = models.CharField(_("批准文号"), max_length=80, blank=True)
    specialised = models.BooleanField(_("专业孵化器"), null=True, blank=True)
    area = Quantity(_("载体总面积"), "m²")
    used_area = Quantity(_("在孵企业（团队）使用面积"), "m²")
    stations = Quantity(_("创业工位数"), "个")
    fund = Money(_("种子资金或合作孵化资金规模"))
    professionals = Quantity(_("专业孵化服务人员数"), "人")
    mentors = Quantity(_("创业导师数"), "人")
    last_grade = models.CharField(_("最近评价等次"), max_length=10, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("孵化载体")
        verbose_name_plural = _("孵化载体")
