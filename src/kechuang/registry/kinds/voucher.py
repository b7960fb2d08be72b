"""An innovation voucher: issued to whom, for how much and how long; the contract it pays for; what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import AtMost, MayBeAhead
from kechuang.registry.fields import Money, OrganisationKey
from kechuang.registry.record import Record


class Voucher(Record):
    """One voucher. What becomes of it is a new stretch of the same record, from the day on which it became so.

    It stays on record after its last day: what lapsed or was redeemed is still known to have been issued.
    """

    LEVELS: ClassVar = (("provincial", _("省级")), ("municipal", _("市级")), ("county", _("县级")))
    STATES: ClassVar = (
        ("issued", _("已发放")),
        ("used", _("已使用")),
        ("redeemed", _("已兑付")),
        ("lapsed", _("已过期")),
        ("withdrawn", _("已收回")),
    )

    KEY = ("number",)
    SINCE = "issued"
    SEARCHED = ("number", "name", "provider", "contract")
    LISTED = ("number", "name", "face", "issued", "last_day", "state", "redeemed")
    EXPECTED = (AtMost("redeemed", "face"), MayBeAhead(("last_day",)))
    ALSO_CALLED: ClassVar = {
        "number": ("券号", "编号"),
        "organisation": ("统一社会信用代码", "社会信用代码", "信用代码"),
        "name": ("企业名称", "单位名称", "申领单位"),
        "face": ("券面金额", "额度", "面值"),
        "issued": ("发券日期",),
        "last_day": ("有效期至", "截止日期"),
    }

    number = models.CharField(_("创新券编号"), max_length=60)
    organisation = OrganisationKey(_("持有单位"))
    name = models.CharField(_("持有单位名称"), max_length=200)
    level = models.CharField(_("发放层级"), max_length=10, choices=LEVELS, default="municipal")
    face = Money(_("券面金额"), null=False, blank=False)
    issued = models.DateField(_("发放日期"))
    last_day = models.DateField(_("最后有效日"), null=True, blank=True, help_text=_("含当日；空为没有规定"))
    document = models.CharField(_("发放文件"), max_length=200, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=STATES, default="issued", db_index=True)
    provider = models.CharField(_("服务机构"), max_length=200, blank=True)
    contract = models.CharField(_("服务合同编号"), max_length=120, blank=True)
    used = models.DateField(_("合同登记日期"), null=True, blank=True)
    redeemed = Money(_("已兑付金额"))
    payment = models.CharField(_("兑付拨付单"), max_length=40, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("创新券")
        verbose_name_plural = _("创新券")

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    def clean(self) -> None:
        """Worth something; no last day before the first; never redeemed above its face."""
        if self.face is not None and self.face <= 0:
            raise ValidationError({"face": _("券面金额须大于0。")})
        if self.last_day and self.issued and self.last_day < self.issued:
            raise ValidationError({"last_day": _("最后有效日不能早于发放日期。")})
        if self.redeemed is not None and self.face is not None and self.redeemed > self.face:
            raise ValidationError({"redeemed": _("兑付金额不能超过券面金额。")})
        if self.state in ("used", "redeemed") and not self.contract:
            raise ValidationError({"contract": _("已使用的券要有服务合同编号。")})
