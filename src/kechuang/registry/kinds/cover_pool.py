"""A pool that covers losses of loans: who runs it, which line feeds it, at which loss it warns and takes no more."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.fields import OrganisationKey, Quantity
from kechuang.registry.record import Record


class CoverPool(Record):
    """One pool. No text of the province gives its two limits: its own rules do, else its place's figures."""

    KEY = ("number",)
    SINCE = "founded"
    ORGANISATION = "manager"
    DIVISION = "division"
    LABEL = "internal"
    SEARCHED = ("number", "name")
    LISTED = ("name", "number", "founded", "line", "warn", "halt", "document")

    number = models.CharField(_("资金池编号"), max_length=60)
    name = models.CharField(_("资金池名称"), max_length=200)
    manager = OrganisationKey(_("管理机构"), blank=True)
    division = models.CharField(_("行政区划"), max_length=12, blank=True)
    founded = models.DateField(_("设立日期"))
    line = models.CharField(_("预算项目代码"), max_length=40, blank=True, help_text=_("资金出自哪个预算项目"))
    warn = Quantity(_("预警损失率"), "", _("按银行：累计已补偿损失÷纳入补偿的贷款余额；空则按当地的数值"))
    halt = Quantity(_("熔断损失率"), "", _("超过即暂停新增贷款入池；空则按当地的数值"))
    document = models.CharField(_("管理办法"), max_length=200, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("风险补偿资金池")
        verbose_name_plural = _("风险补偿资金池")

    def clean(self) -> None:
        """A limit is a share; it warns before it halts."""
        for name in ("warn", "halt"):
            raw = getattr(self, name)
            if raw is not None and not 0 < raw <= 1_000_000:
                raise ValidationError({name: _("比率应大于0、不超过100%。")})
        if self.warn is not None and self.halt is not None and self.warn > self.halt:
            raise ValidationError({"warn": _("预警损失率不能高于熔断损失率。")})
