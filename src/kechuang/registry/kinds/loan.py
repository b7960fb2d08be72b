"""A loan to a technology enterprise: bank, amount, days, rate, security, how it is repaid, what was lost, its cover."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.expected import AtMost, MayBeAhead
from kechuang.registry.fields import Money, OrganisationKey, Quantity
from kechuang.registry.record import Record


class Loan(Record):
    """One contract of one bank. How it is classed and repaid changes with time: each is a stretch of the record."""

    SECURITIES: ClassVar = tuple(
        (one, one) for one in ("信用", "专利质押", "其他知识产权质押", "应收账款质押", "保证担保", "抵押", "其他")
    )
    """Called as rules call them (`loan_security`)."""
    CLASSES: ClassVar = tuple((one, one) for one in ("正常", "关注", "次级", "可疑", "损失"))
    STATES: ClassVar = (
        ("running", _("按期还款")),
        ("overdue", _("逾期")),
        ("defaulted", _("违约")),
        ("repaid", _("已结清")),
        ("written_off", _("已核销")),
    )

    KEY = ("bank", "contract")
    SINCE = "granted"
    LABEL = "internal"
    SEARCHED = ("name", "bank_name", "contract")
    LISTED = ("contract", "name", "bank_name", "balance", "state", "classed", "covered")
    POINTS: ClassVar = {"bank": "organisation", "pool": "coverpool"}
    EXPECTED = (AtMost("balance", "principal"), AtMost("principal_lost", "principal"), MayBeAhead(("ends",)))
    ALSO_CALLED: ClassVar = {
        "organisation": ("统一社会信用代码", "借款企业代码", "信用代码"),
        "name": ("企业名称", "借款人", "借款单位"),
        "bank_name": ("贷款银行", "放款银行"),
        "contract": ("合同编号", "合同号"),
        "principal": ("贷款金额", "放款金额"),
        "granted": ("放款日期", "起始日期"),
        "ends": ("到期日", "到期日期"),
        "rate": ("年利率", "利率"),
    }
    FACTS: ClassVar = {
        "loan_granted": "granted",
        "loan_months": "months",
        "loan_rate": "rate",
        "loan_security": "security",
        "loan_first": "first",
        "loan_class": "classed",
        "loan_principal_lost": "principal_lost",
        "loan_interest_lost": "interest_lost",
    }

    bank = OrganisationKey(_("贷款银行代码"))
    contract = models.CharField(_("借款合同编号"), max_length=100)
    bank_name = models.CharField(_("贷款银行名称"), max_length=200)
    organisation = OrganisationKey(_("借款单位"))
    name = models.CharField(_("借款单位名称"), max_length=200)
    principal = Money(_("贷款本金"), null=False, blank=False)
    balance = Money(_("贷款余额"))
    granted = models.DateField(_("发放日期"))
    ends = models.DateField(_("到期日期"), null=True, blank=True)
    months = Quantity(_("贷款期限"), "月")
    rate = Quantity(_("年利率"))
    security = models.CharField(_("担保方式"), max_length=20, choices=SECURITIES, blank=True)
    first = models.BooleanField(_("首次贷款"), null=True, blank=True)
    state = models.CharField(_("还款情况"), max_length=12, choices=STATES, default="running", db_index=True)
    classed = models.CharField(_("五级分类"), max_length=4, choices=CLASSES, blank=True)
    principal_lost = Money(_("本金损失"))
    interest_lost = Money(_("利息损失"))
    pool = models.CharField(_("风险补偿资金池"), max_length=60, blank=True, db_index=True)
    covered = models.DateField(_("纳入补偿日期"), null=True, blank=True)
    compensated = Money(_("已补偿金额"))
    payment = models.CharField(_("补偿拨付单"), max_length=40, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("科技贷款")
        verbose_name_plural = _("科技贷款")

    def __str__(self) -> str:
        return f"{self.contract} {self.name}"

    def clean(self) -> None:
        """Money was lent; it ends after it began; no more is compensated than was lost; a cover names its pool."""
        if self.principal is not None and self.principal <= 0:
            raise ValidationError({"principal": _("贷款本金须大于0。")})
        if self.ends and self.granted and self.ends <= self.granted:
            raise ValidationError({"ends": _("到期日期须晚于发放日期。")})
        lost = (self.principal_lost or 0) + (self.interest_lost or 0)
        if self.compensated and self.compensated > lost:
            raise ValidationError({"compensated": _("补偿金额不能超过损失。")})
        if bool(self.covered) != bool(self.pool):
            raise ValidationError({"covered": _("纳入补偿的贷款，资金池和纳入日期都要填。")})
