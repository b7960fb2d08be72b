"""A science and technology project: programme, organisation, leader, term, money."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import AtMost, MayBeAhead
from kechuang.registry.fields import Money, OrganisationKey
from kechuang.registry.kinds.certificate import LEVELS
from kechuang.registry.record import Record


class Project(Record):
    """One project during a stretch in which nothing of it changed."""

    MODES: ClassVar = (
        ("competitive", _("竞争择优")),
        ("stable", _("稳定支持")),
        ("post_subsidy", _("后补助")),
        ("indirect", _("间接投入")),
    )
    STATES: ClassVar = (
        ("running", _("在研")),
        ("accepted", _("验收通过")),
        ("failed", _("验收不通过")),
        ("ended", _("终止")),
    )

    KEY = ("number",)
    SINCE = "begins"
    LABEL = "public"
    LISTED = ("title", "organisation", "programme", "level", "begins", "ends", "budget")
    POINTS: ClassVar = {"partners": "organisation", "leader_person": "person"}
    PUBLIC = ("number", "title", "programme", "level", "organisation", "leader", "begins", "ends", "state")
    NEWER_TABLE = "replace"
    EXPECTED = (MayBeAhead(("begins", "ends")), AtMost("fiscal", "budget"))

    number = models.CharField(_("项目编号"), max_length=80)
    title = models.CharField(_("项目名称"), max_length=300)
    programme = models.CharField(_("计划类别"), max_length=120)
    mode = models.CharField(_("支持方式"), max_length=14, choices=MODES, blank=True)
    level = models.CharField(_("级别"), max_length=10, choices=LEVELS)
    organisation = OrganisationKey(_("承担单位"))
    partners = models.CharField(_("参与单位"), max_length=400, blank=True, help_text=_("主键，多个用逗号分开"))
    leader = models.CharField(_("项目负责人"), max_length=80, blank=True)
    leader_person = models.CharField(_("负责人编号"), max_length=40, blank=True)
    begins = models.DateField(_("起始日期"))
    ends = models.DateField(_("截止日期"), null=True, blank=True)
    budget = Money(_("项目总经费"))
    fiscal = Money(_("财政经费"))
    state = models.CharField(_("状态"), max_length=10, choices=STATES, default="running")
    closed = models.DateField(_("验收或终止日期"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("科技项目")
        verbose_name_plural = _("科技项目")
