"""An award: so much of a line was promised to an organisation by a decision. What is paid of it is in the ledger."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Scope
from kechuang.funds.ledger.movements import Place
from kechuang.funds.models.budget import BudgetLine


class Award(models.Model):
    """One award. `year` is the budget year in which the rest of it stands: carrying over moves it to the next.

    `decision` is the document that promised it, `case_number` the case it came from where there is one, `basis` how the
    amount was found (plain JSON: mode, amount, reason, source, confidence).
    """

    scope = Scope(organisation="organisation")

    number = models.CharField(_("支持编号"), max_length=40, unique=True)
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="awards", verbose_name=_("预算项目"))
    granted_year = models.PositiveSmallIntegerField(_("安排年度"), db_index=True)
    year = models.PositiveSmallIntegerField(_("资金所在年度"), db_index=True)
    organisation = models.CharField(_("单位代码"), max_length=40, db_index=True)
    organisation_name = models.CharField(_("单位名称"), max_length=200)
    title = models.CharField(_("支持事项"), max_length=300)
    project = models.CharField(_("项目编号"), max_length=80, blank=True, db_index=True)
    decision = models.CharField(_("决定文件"), max_length=200)
    decided = models.DateField(_("决定日期"))
    case_number = models.CharField(_("办件编号"), max_length=60, blank=True)
    basis = models.JSONField(_("金额依据"), default=dict, blank=True)
    request = models.CharField(max_length=80, null=True, blank=True, unique=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")

    class Meta:
        ordering = ("-decided", "-id")
        constraints: ClassVar = [CheckConstraint(condition=~Q(request=""), name="award_request_or_none")]

    def __str__(self) -> str:
        return f"{self.number} {self.organisation_name}"

    @property
    def place(self) -> Place:
        """Where the rest of it stands in the ledger."""
        return Place(self.year, self.line.code, self.number)

    def plain(self) -> dict[str, Any]:
        """For the log."""
        names = ("number", "organisation", "organisation_name", "title", "project", "decision", "case_number")
        return {name: getattr(self, name) for name in names} | {
            "line": self.line.code,
            "year": self.year,
            "decided": self.decided.isoformat(),
        }
