"""A payment of a part of an award: to whom, into which account, asked for, checked, approved and sent by whom."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Scope
from kechuang.accounts.sealed_field import SealedText
from kechuang.cases.flow import State
from kechuang.cases.flows.payment import FLOW
from kechuang.cases.models import Case
from kechuang.funds.models.award import Award


class Payment(models.Model):
    """One payment and its case: `state` is the case's, moved with it in one act (`paying.step`).

    Example payments and those asked for before payments had cases have none.

    The account number is stored sealed. `agreed` is the fingerprint of payee, bank and account as they were checked:
    what is approved and sent is exactly that.
    """

    scope = Scope(organisation="award__organisation")

    number = models.CharField(_("拨付单号"), max_length=40, unique=True)
    case = models.OneToOneField(Case, null=True, blank=True, on_delete=PROTECT, related_name="payment")
    award = models.ForeignKey(Award, on_delete=PROTECT, related_name="payments", verbose_name=_("支持"))
    fen = models.BigIntegerField(_("金额（分）"))
    purpose = models.CharField(_("用途"), max_length=200)
    payee = models.CharField(_("收款单位代码"), max_length=40)
    payee_name = models.CharField(_("户名"), max_length=200)
    bank = models.CharField(_("开户行"), max_length=200)
    account = SealedText(_("账号"))
    agreed = models.CharField(max_length=64, blank=True)
    state = models.CharField(_("状态"), max_length=12, db_index=True)
    reason = models.CharField(_("理由"), max_length=1000, blank=True)
    asked_at = models.DateTimeField(_("提出时间"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=PROTECT, related_name="+")
    checked_at = models.DateTimeField(_("核对时间"), null=True, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=PROTECT, related_name="+")
    approved_at = models.DateTimeField(_("批准时间"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=PROTECT, related_name="+"
    )
    released_at = models.DateTimeField(_("送银行时间"), null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=PROTECT, related_name="+"
    )
    settled_on = models.DateField(_("到账日期"), null=True, blank=True)
    times_sent = models.PositiveSmallIntegerField(default=0)
    request = models.CharField(max_length=80, null=True, blank=True, unique=True)
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")

    class Meta:
        ordering = ("-asked_at", "-id")
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(request=""), name="payment_request_or_none"),
            CheckConstraint(condition=Q(fen__gt=0), name="payment_of_something"),
            CheckConstraint(
                condition=Q(approved_by=None) | Q(asked_by=None) | ~Q(approved_by=models.F("asked_by")),
                name="payment_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.payee_name}"

    @property
    def stage(self) -> State:
        """Its state, as the flow's table has it."""
        return FLOW.state(self.state)

    @property
    def masked(self) -> str:
        """The account number with all but its last four digits hidden."""
        return f"{'*' * max(0, len(self.account) - 4)}{self.account[-4:]}"

    def plain(self) -> dict[str, Any]:
        """For the log; the account number masked."""
        return {
            "number": self.number,
            "award": self.award.number,
            "fen": self.fen,
            "payee": self.payee,
            "payee_name": self.payee_name,
            "bank": self.bank,
            "account": self.masked,
            "state": self.state,
        }
