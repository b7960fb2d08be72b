"""A person of science and technology: researcher, leader, broker, expert. No identity number is kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import MayBeAhead
from kechuang.registry.fields import OrganisationKey
from kechuang.registry.record import Record


class Person(Record):
    """One person at one organisation for a stretch of time; the key is a local number, stable across employers."""

    DEGREES: ClassVar = (("doctor", _("博士")), ("master", _("硕士")), ("bachelor", _("本科")), ("other", _("其他")))

    KEY = ("number",)
    SINCE = "since"
    UNTIL = "until"
    LABEL = "sensitive"
    NEWER_TABLE = "replace"
    EXPECTED = (MayBeAhead(("until",)),)

    number = models.CharField(_("人员编号"), max_length=40, help_text=_("本地编号，不是身份证号"))
    name = models.CharField(_("姓名"), max_length=80)
    organisation = OrganisationKey(_("所在单位"), blank=True)
    since = models.DateField(_("到任日期"), null=True, blank=True)
    until = models.DateField(_("离任日期"), null=True, blank=True)
    degree = models.CharField(_("学位"), max_length=10, choices=DEGREES, blank=True)
    rank = models.CharField(_("职称"), max_length=60, blank=True)
    specialty = models.CharField(_("专业领域"), max_length=200, blank=True)
    honours = models.CharField(_("人才称号"), max_length=300, blank=True, help_text=_("多个用顿号分开"))
    born_year = models.PositiveSmallIntegerField(_("出生年份"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("人员")
        verbose_name_plural = _("人员")
