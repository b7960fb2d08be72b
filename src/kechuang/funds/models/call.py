"""A call for applications: whose money, under which rule, for whom, between which days; and its corrections."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Label, Scope
from kechuang.funds.grants import GRANTS, Grant
from kechuang.funds.models.budget import BudgetLine

Stage = Literal["draft", "coming", "open", "closed", "withdrawn"]
"""Where a call stands on a day: `coming` is published and does not take applications yet."""


class Call(models.Model):
    """One call. Until it is published it may change; after that only by corrections that are published with it.

    grant     code of `funds.grants`; empty where projects are funded
    figures   {parameter: text}: what the call sets where the law leaves a figure to the place
    terms     of projects, plain JSON: `share` (%), `cap` (fen), `least` (score); of stable support `yearly` (fen) and
              a share (%) for each grade
    forms     kinds of organisations that may apply; empty: all
    short     why it stands for fewer days than the text asks for
    written   the draft as it stands is theirs: somebody else publishes it
    """

    STATES: ClassVar = (("draft", _("起草")), ("published", _("已发布")), ("withdrawn", _("已撤销")))
    scope = Scope(label="label")

    number = models.CharField(_("通知编号"), max_length=40, unique=True)
    title = models.CharField(_("标题"), max_length=200)
    line = models.ForeignKey(BudgetLine, on_delete=PROTECT, related_name="calls", verbose_name=_("预算项目"))
    year = models.PositiveSmallIntegerField(_("预算年度"), db_index=True)
    grant = models.CharField(_("按什么支持"), max_length=40, blank=True)
    figures = models.JSONField(default=dict, blank=True)
    terms = models.JSONField(default=dict, blank=True)
    forms = models.JSONField(_("申报单位类型"), default=list, blank=True)
    who = models.CharField(_("申报对象和条件"), max_length=1000, blank=True)
    each = models.PositiveSmallIntegerField(_("每家最多申报几项"), default=1)
    opens = models.DateField(_("开始申报"), null=True, blank=True, db_index=True)
    closes = models.DateField(_("截止申报"), null=True, blank=True, db_index=True)
    documents = models.JSONField(_("申报材料"), default=list, blank=True)
    text = models.TextField(_("通知正文"), blank=True)
    contact = models.CharField(_("咨询"), max_length=200, blank=True)
    short = models.CharField(_("申报时间不足50天的理由"), max_length=300, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=STATES, default="draft", db_index=True)
    label = models.CharField(max_length=10, default=Label.INTERNAL)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=PROTECT, related_name="+")
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = models.CharField(_("撤销理由"), max_length=1000, blank=True)
    example = models.BooleanField(default=False, help_text="Synthetic: shown as 示例数据 wherever it appears")

    class Meta:
        ordering = ("-closes", "-pk")
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(published_by=None) | Q(written_by=None) | ~Q(published_by=models.F("written_by")),
                name="call_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def mode(self) -> str:
        """The mode of support: that of its line."""
        return str(self.line.mode)

    @property
    def granted(self) -> Grant | None:
        """The amount it grants by rule; None where projects are funded."""
        return GRANTS.get(self.grant)

    def stage(self, day: date) -> Stage:
        """Where it stands on a day."""
        if self.state != "published":
            return "withdrawn" if self.state == "withdrawn" else "draft"
        if self.opens and day < self.opens:
            return "coming"
        return "closed" if self.closes and day > self.closes else "open"

    def plain(self) -> dict[str, Any]:
        """For the log."""
        names = ("number", "title", "year", "grant", "figures", "terms", "forms", "who", "each", "documents", "text")
        more = ("contact", "short", "state")
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in ("opens", "closes")}
        return {name: getattr(self, name) for name in (*names, *more)} | days | {"line": self.line.code}


class CallCorrection(models.Model):
    """A correction of a published call, shown with it: what it says now, what it said before, and why."""

    call = models.ForeignKey(Call, on_delete=PROTECT, related_name="corrections")
    reason = models.CharField(_("更正说明"), max_length=1000)
    before = models.JSONField()
    after = models.JSONField()
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-corrected_at",)

    def __str__(self) -> str:
        return f"{self.call_id} {self.corrected_at:%Y-%m-%d}"
