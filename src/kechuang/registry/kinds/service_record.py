"""A service to an enterprise: who visited or called, what was told, what was promised until when, what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import MayBeAhead
from kechuang.registry.fields import OrganisationKey
from kechuang.registry.record import Record


class ServiceRecord(Record):
    """One service. What came of a promise is a correction of the same record, so that both stay known."""

    FORMS: ClassVar = (
        ("visit", _("上门走访")),
        ("call", _("电话联系")),
        ("meeting", _("座谈会商")),
        ("training", _("培训辅导")),
        ("diagnosis", _("诊断咨询")),
        ("other", _("其他")),
    )
    OUTCOMES: ClassVar = (
        ("open", _("办理中")),
        ("kept", _("已兑现")),
        ("part", _("部分兑现")),
        ("dropped", _("未能兑现")),
        ("none", _("无承诺事项")),
    )

    KEY = ("organisation", "served", "number")
    SINCE = "served"
    LABEL = "internal"
    SEARCHED = ("name", "wanted", "promised", "result")
    LISTED = ("name", "served", "form", "by", "promised", "due", "outcome")
    POINTS: ClassVar = {"event": "eventheld"}
    ALSO_CALLED: ClassVar = {
        "organisation": ("统一社会信用代码", "社会信用代码", "信用代码"),
        "name": ("企业名称", "单位名称"),
        "served": ("服务日期", "走访日期", "走访时间"),
        "by": ("服务人员", "走访人员"),
    }
    EXPECTED = (MayBeAhead(("due",)),)

    organisation = OrganisationKey(_("服务企业"))
    name = models.CharField(_("企业名称"), max_length=200)
    served = models.DateField(_("服务日期"))
    number = models.CharField(_("当日序号"), max_length=20, default="1", help_text=_("同一天服务几次的，依次填 1、2…"))
    form = models.CharField(_("服务方式"), max_length=12, choices=FORMS)
    unit = models.CharField(_("服务单位"), max_length=100, blank=True)
    by = models.CharField(_("服务人员"), max_length=100)
    event = models.CharField(_("培训活动编号"), max_length=60, blank=True, help_text=_("因某次活动而来的，填活动编号"))
    wanted = models.CharField(_("企业反映"), max_length=500, blank=True)
    promised = models.CharField(_("承诺事项"), max_length=500, blank=True)
    due = models.DateField(_("承诺期限"), null=True, blank=True)
    outcome = models.CharField(_("办理结果"), max_length=8, choices=OUTCOMES, default="open")
    result = models.CharField(_("结果说明"), max_length=500, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("服务记录")
        verbose_name_plural = _("服务记录")

    def __str__(self) -> str:
        return f"{self.name} {self.served}"

    def clean(self) -> None:
        """A promise has a date; what is said to be kept or dropped says what came of it."""
        if self.promised and not self.due:
            raise ValidationError({"due": _("有承诺事项的，请写明期限。")})
        if self.outcome in ("kept", "part", "dropped") and not self.result:
            raise ValidationError({"result": _("请写明办理的结果。")})
