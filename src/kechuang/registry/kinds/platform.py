"""An innovation platform: technology centre, key laboratory, research institute, workstation, alliance, market …"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.fields import Money, OrganisationKey, Quantity
from kechuang.registry.kinds.certificate import LEVELS
from kechuang.registry.record import Record


class Platform(Record):
    """One platform at one level during a stretch in which nothing of it changed."""

    FORMS: ClassVar = (
        ("tech_innovation_centre", _("技术创新中心")),
        ("key_laboratory", _("重点实验室")),
        ("industry_institute", _("产业技术研究院")),
        ("academician_station", _("院士工作站")),
        ("postdoc_site", _("博士后工作站")),
        ("new_rd_body", _("新型研发机构")),
        ("industry_rd_body", _("企业研发机构")),
        ("transfer_body", _("技术转移服务机构")),
        ("tech_market", _("技术交易中心")),
        ("innovation_alliance", _("产业技术创新战略联盟")),
        ("test_body", _("检验检测机构")),
    )
    STATES: ClassVar = (
        ("applied", _("申报")),
        ("building", _("批准建设")),
        ("operating", _("运行")),
        ("rectifying", _("整改")),
        ("removed", _("撤销")),
    )

    KEY = ("form", "number")
    SINCE = "approved"
    LABEL = "public"
    LISTED = ("name", "form", "level", "organisation", "state", "division", "approved")
    POINTS: ClassVar = {"co_builders": "organisation"}
    DIVISION = "division"
    NEWER_TABLE = "replace"
    FACTS: ClassVar = {
        "fixed_staff": "fixed_staff",
        "premises": "premises",
        "equipment": "equipment",
        "transfer_result_last": "last_grade",
    }

    form = models.CharField(_("平台类别"), max_length=24, choices=FORMS, db_index=True)
    number = models.CharField(_("平台编号"), max_length=80)
    name = models.CharField(_("平台名称"), max_length=200)
    level = models.CharField(_("级别"), max_length=10, choices=LEVELS)
    organisation = OrganisationKey(_("依托单位"), blank=True)
    co_builders = models.CharField(_("共建单位"), max_length=400, blank=True, help_text=_("主键，多个用逗号分开"))
    division = models.CharField(_("行政区划"), max_length=12, blank=True)
    state = models.CharField(_("状态"), max_length=12, choices=STATES, default="operating")
    approved = models.DateField(_("批准日期"))
    document = models.CharField(_("批准文号"), max_length=80, blank=True)
    field = models.CharField(_("技术领域"), max_length=80, blank=True)
    leader = models.CharField(_("负责人"), max_length=80, blank=True)
    academician = models.CharField(_("进站院士"), max_length=80, blank=True)
    fixed_staff = Quantity(_("固定人员数"), "人")
    premises = Quantity(_("科研用房面积"), "m²")
    equipment = Money(_("科研仪器设备原值"))
    last_grade = models.CharField(_("最近评估等次"), max_length=10, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("创新平台")
        verbose_name_plural = _("创新平台")
