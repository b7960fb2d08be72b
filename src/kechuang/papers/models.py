"""Papers, every version of what they say, and their numbers, which are never given twice nor taken back."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Label, Scope
from kechuang.official.number import DocumentNumber
from kechuang.papers.content import Content
from kechuang.papers.issued import Issued


class Paper(models.Model):
    """One paper of an office. What it says stands in its versions; `version` is the newest one's ordinal."""

    kind = models.CharField(_("文种"), max_length=20)
    plan = models.ForeignKey("supervision.Plan", on_delete=models.PROTECT, related_name="papers")
    span = models.CharField(_("时段"), max_length=7)
    about = models.CharField(_("对象单位"), max_length=120, blank=True)
    letter = models.CharField(_("来函"), max_length=200, blank=True)
    office = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("标题"), max_length=200)
    state = models.CharField(max_length=12, default="draft", db_index=True)
    version = models.PositiveIntegerField(default=1)
    public = models.BooleanField(_("公开发布"), default=False)
    label = models.CharField(max_length=10, choices=Label, default=Label.INTERNAL)
    example = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    issued_on = models.DateField(_("成文日期"), null=True, blank=True)

    scope: ClassVar = Scope(unit="office", owner="drafted_by", label="label")

    class Meta:
        ordering = ("-drafted_at", "-pk")
        verbose_name = _("公文")

    def __str__(self) -> str:
        return self.title

    @property
    def content(self) -> Content:
        """What its newest version says."""
        return self.versions.get(ordinal=self.version).said

    @property
    def issued(self) -> Issued:
        """Its number and date; neither before it is issued."""
        held = PaperNumber.objects.filter(paper=self).first()
        return Issued(held.number if held else None, self.issued_on, self.public)


class PaperVersion(models.Model):
    """What a paper said from then on. Never changed."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="versions")
    ordinal = models.PositiveIntegerField()
    content = models.JSONField()
    note = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("paper", "ordinal")
        constraints: ClassVar = [UniqueConstraint(fields=("paper", "ordinal"), name="paper_version_once")]

    def __str__(self) -> str:
        return f"{self.paper_id}.{self.ordinal}"

    @property
    def said(self) -> Content:
        """As its parts."""
        return Content.from_plain(self.content)


class PaperNumber(models.Model):
    """发文字号: code, year and a serial without gaps. Of a withdrawn paper it is void, and stays."""

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="numbered")
    code = models.CharField(_("机关代字"), max_length=12)
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    given_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("code", "year", "serial")
        constraints: ClassVar = [UniqueConstraint(fields=("code", "year", "serial"), name="paper_number_once")]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def number(self) -> DocumentNumber:
        """As it is written."""
        return DocumentNumber(self.code, self.year, self.serial)
