"""A proposal of a figure and the word on it. Neither is ever changed: another figure is another proposal."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

SIGNED, REFUSED, WITHDRAWN = "signed", "refused", "withdrawn"
WORDS = (SIGNED, REFUSED, WITHDRAWN)


class Proposal(models.Model):
    """One figure of one division from one day on, as somebody proposes it.

    An empty `value` takes back what was signed for that day: the table of files, the place above or the policy counts.
    `instead_of` is the signed proposal that stood when it was made.
    """

    division = models.CharField(_("地区"), max_length=6, help_text=_("行政区划代码；000000 为全国"))
    parameter = models.CharField(_("数值"), max_length=80)
    value = models.CharField(_("数值和单位"), max_length=40, blank=True)
    since = models.DateField(_("起始日期"))
    document = models.CharField(_("依据的文件"), max_length=200)
    number = models.CharField(_("文号"), max_length=80, blank=True)
    article = models.CharField(_("条款"), max_length=80, blank=True)
    dated = models.DateField(_("印发日期"), null=True, blank=True)
    reason = models.CharField(_("理由"), max_length=1000)
    instead_of = models.ForeignKey("self", null=True, on_delete=PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("提出时间"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="+")

    class Meta:
        ordering = ("-proposed_at", "-pk")
        indexes: ClassVar = [models.Index(fields=("division", "parameter", "since"), name="figures_of_place")]

    def __str__(self) -> str:
        return f"{self.division} {self.parameter} {self.value or '—'} {self.since}"

    @property
    def word(self) -> str:
        """signed, refused, withdrawn; empty while it waits."""
        said = getattr(self, "said", None)
        return said.word if said else ""

    def plain(self) -> dict[str, str]:
        """As the log keeps it."""
        told = {n: str(getattr(self, n) or "") for n in ("division", "parameter", "value", "document", "number")}
        return told | {"article": self.article, "since": self.since.isoformat(), "dated": str(self.dated or "")}


class Said(models.Model):
    """The word on a proposal: signed or refused by somebody else, or withdrawn by who made it."""

    proposal = models.OneToOneField(Proposal, on_delete=PROTECT, related_name="said")
    word = models.CharField(max_length=10)
    reason = models.CharField(_("理由"), max_length=1000, blank=True)
    said_at = models.DateTimeField(_("时间"))
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(condition=Q(word__in=WORDS), name="figures_word"),
            CheckConstraint(condition=~Q(word=REFUSED) | ~Q(reason=""), name="figures_refused_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.word}"
