"""Organisations as holders of accounts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """An organisation as the holder of accounts. The registry keeps its records under the same credit code."""

    class Kind(models.TextChoices):
        """What sort of organisation, as it claims itself."""

        ENTERPRISE = "enterprise", _("企业")
        UNIVERSITY = "university", _("高等院校")
        INSTITUTE = "institute", _("科研院所")
        LABORATORY = "laboratory", _("检验检测机构、实验室")
        CARRIER = "carrier", _("孵化器、众创空间")
        BANK = "bank", _("银行")
        FUND = "fund", _("基金、投资机构")
        BROKER = "broker", _("技术转移机构")
        ASSOCIATION = "association", _("协会、联盟")
        OTHER = "other", _("其他")

    class Status(models.TextChoices):
        """Whether an officer has confirmed that the organisation is who it says."""

        CLAIMED = "claimed", _("待核实")
        APPROVED = "approved", _("已核实")
        REFUSED = "refused", _("未通过")

    credit_code = models.CharField(_("统一社会信用代码"), max_length=18, null=True, blank=True, unique=True)
    name = models.CharField(_("名称"), max_length=120)
    kind = models.CharField(_("类别"), max_length=12, choices=Kind)
    status = models.CharField(_("状态"), max_length=10, choices=Status, default=Status.CLAIMED)
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("name",)
        constraints: ClassVar = [CheckConstraint(condition=~Q(credit_code=""), name="organisation_code_or_none")]

    def __str__(self) -> str:
        return self.name
