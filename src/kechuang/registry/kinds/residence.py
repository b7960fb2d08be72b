"""A residence: an enterprise or team in an incubation carrier, from entry to graduation or leaving."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import MayBeAhead
from kechuang.registry.fields import Money, OrganisationKey
from kechuang.registry.record import Record


class Residence(Record):
    """One stay. The carrier is named by its key (`form:number`)."""

    LEFT: ClassVar = (("graduated", _("毕业")), ("moved", _("迁出")), ("cleared", _("清退")))

    KEY = ("carrier", "organisation", "entered")
    SINCE = "entered"
    UNTIL = "left"
    EXPECTED = (MayBeAhead(("left",)),)
    FACTS: ClassVar = {"firm_entered": "entered"}
    ABOUT = "organisation"
    SEARCHED = ("name",)
    LISTED = ("name", "carrier", "organisation", "entered", "left", "outcome", "financed")
    POINTS: ClassVar = {"carrier": "incubationcarrier"}

    carrier = models.CharField(_("孵化载体"), max_length=160, db_index=True)
    organisation = OrganisationKey(_("在孵企业（团队）"))
    name = models.CharField(_("名称"), max_length=200)
    team = models.BooleanField(_("创业团队"), default=False, help_text=_("尚未注册为企业"))
    entered = models.DateField(_("入驻日期"))
    left = models.DateField(_("离开日期"), null=True, blank=True)
    outcome = models.CharField(_("去向"), max_length=10, choices=LEFT, blank=True)
    field = models.CharField(_("所属领域"), max_length=20, blank=True)
    financed = Money(_("累计获得投融资"))

    class Meta(Record.Meta):
        verbose_name = _("入驻")
        verbose_name_plural = _("入驻")
