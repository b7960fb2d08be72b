"""What becomes of an award: the budget of its project as its task contract has it, and how it was evaluated."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Scope
from kechuang.funds.by_date.grades import NAMES
from kechuang.funds.models.award import Award
from kechuang.kernel.sentences import Sentence


class ProjectBudget(models.Model):
    """Direct costs (equipment among them) and indirect costs in fen; the latest of an award counts.

    `ceiling` is the most that indirect costs could be by the policy of the day it was signed; None is undetermined.
    """

    scope = Scope(organisation="award__organisation")

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="project_budgets")
    direct = models.BigIntegerField(_("直接费用（分）"))
    equipment = models.BigIntegerField(_("其中设备费（分）"))
    indirect = models.BigIntegerField(_("间接费用（分）"))
    pure_theory = models.BooleanField(_("纯理论基础研究"), null=True)
    signed = models.DateField(_("任务书签订日期"))
    ceiling = models.BigIntegerField(_("间接费用上限（分）"), null=True)
    reason = models.CharField(_("上限依据"), max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.award.number} {self.signed}"

    def plain(self) -> dict[str, Any]:
        """For the log."""
        names = ("direct", "equipment", "indirect", "pure_theory", "ceiling", "reason")
        return {name: getattr(self, name) for name in names} | {"signed": self.signed.isoformat()}


class Evaluation(models.Model):
    """A performance evaluation of an award; the latest counts. `grade` is empty before grades were set by a text."""

    GRADES: ClassVar = tuple((code, name.zh) for code, name in NAMES.items())
    scope = Scope(organisation="award__organisation")

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="evaluations")
    score = models.DecimalField(_("得分"), max_digits=5, decimal_places=2)
    grade = models.CharField(_("等级"), max_length=10, choices=GRADES, blank=True)
    evaluated = models.DateField(_("评价日期"))
    document = models.CharField(_("评价报告"), max_length=200)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-evaluated", "-pk")

    def __str__(self) -> str:
        return f"{self.award.number} {self.score}"

    @property
    def grade_name(self) -> Sentence:
        """The grade in words."""
        return NAMES[self.grade] if self.grade else Sentence("未定级", "no grade")
