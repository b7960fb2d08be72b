"""A registered technology contract: parties, kind, prices; true from its registration on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import AtMost
from kechuang.registry.fields import Money, OrganisationKey
from kechuang.registry.record import Record


class TechnologyContract(Record):
    """One contract as registered (技术合同认定登记). A cancelled registration is ended, not removed."""

    FORMS: ClassVar = (
        ("development", _("技术开发")),
        ("transfer", _("技术转让")),
        ("licence", _("技术许可")),
        ("consulting", _("技术咨询")),
        ("service", _("技术服务")),
    )

    KEY = ("number",)
    SINCE = "registered"
    ORGANISATION = "seller"
    FACTS: ClassVar = {"contract_signed": "signed", "contract_total": "total"}
    PUBLIC = ("number", "form", "registered")
    ALSO_CALLED: ClassVar = {"number": ("合同编号", "登记编号"), "total": ("合同金额", "成交金额", "合同成交额")}
    EXPECTED = (AtMost("technical", "total"),)

    number = models.CharField(_("合同登记编号"), max_length=60)
    title = models.CharField(_("项目名称"), max_length=300)
    form = models.CharField(_("合同类别"), max_length=14, choices=FORMS)
    seller = OrganisationKey(_("卖方（让与人、受托人）"), blank=True)
    seller_name = models.CharField(_("卖方名称"), max_length=200)
    seller_division = models.CharField(_("卖方行政区划"), max_length=12, blank=True)
    buyer = OrganisationKey(_("买方（受让人、委托人）"), blank=True)
    buyer_name = models.CharField(_("买方名称"), max_length=200)
    buyer_division = models.CharField(_("买方行政区划"), max_length=12, blank=True)
    signed = models.DateField(_("签订日期"))
    registered = models.DateField(_("登记日期"), db_index=True)
    total = Money(_("合同成交总额"), _("合同成交的全部价款"))
    technical = Money(_("核定技术交易额"), _("从合同成交总额中剔除非技术性费用"))
    paid = Money(_("实际支付技术交易额"))
    field = models.CharField(_("技术领域"), max_length=80, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("技术合同")
        verbose_name_plural = _("技术合同")
