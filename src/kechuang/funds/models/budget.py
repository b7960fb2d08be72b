"""A budget line: what money of a year may be spent on, in which mode, and whether what was given is shown to all."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Label, Scope


class BudgetLine(models.Model):
    """One line, the same over the years; what stands on it in a year is in the ledger.

    `subject` is the class of spending by function (20604); `public` says that grants and totals are shown to all.
    """

    MODES: ClassVar = (
        ("competitive", _("竞争择优")),
        ("stable", _("稳定支持")),
        ("post_subsidy", _("后补助")),
        ("indirect", _("间接投入")),
    )
    scope = Scope(label=Label.INTERNAL)

    code = models.SlugField(_("项目代码"), max_length=40, unique=True)
    name = models.CharField(_("预算项目"), max_length=80, unique=True)
    mode = models.CharField(_("支持方式"), max_length=14, choices=MODES)
    subject = models.CharField(_("支出功能分类"), max_length=12, blank=True)
    public = models.BooleanField(_("向社会公开"), default=False)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name
