"""An event that was held: promotion of results, matching, training, roadshow; true from its day on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.fields import Money, OrganisationKey, Quantity
from kechuang.registry.record import Record


class EventHeld(Record):
    """One event and what came of it."""

    FORMS: ClassVar = (
        ("promotion", _("成果推介")),
        ("matching", _("供需对接")),
        ("training", _("培训")),
        ("roadshow", _("项目路演")),
        ("contest", _("创新创业大赛")),
        ("forum", _("论坛与会议")),
    )

    KEY = ("number",)
    SINCE = "held"
    ORGANISATION = "organiser"
    LABEL = "public"

    number = models.CharField(_("活动编号"), max_length=60)
    form = models.CharField(_("活动类别"), max_length=12, choices=FORMS)
    title = models.CharField(_("活动名称"), max_length=200)
    held = models.DateField(_("举办日期"), db_index=True)
    place = models.CharField(_("地点"), max_length=200, blank=True)
    division = models.CharField(_("行政区划"), max_length=12, blank=True)
    organiser = OrganisationKey(_("主办单位"), blank=True)
    organiser_name = models.CharField(_("主办单位名称"), max_length=200)
    attendance = Quantity(_("参加人数"), "人")
    results_shown = Quantity(_("推介成果数"), "项")
    intents = Quantity(_("达成意向数"), "项")
    signed = Money(_("现场签约金额"))

    class Meta(Record.Meta):
        verbose_name = _("活动")
        verbose_name_plural = _("活动")
