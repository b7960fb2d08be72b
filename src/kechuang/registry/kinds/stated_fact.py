"""A fact that no other kind holds, stated about any subject: what policies ask beyond returns and certificates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kechuang.registry.fields import OrganisationKey
from kechuang.registry.record import Record

COMPLETE = "list_complete"
"""The one statement that is no fact of the vocabulary: that a list in the registry is complete."""


class StatedFact(Record):
    """One fact of the rules' vocabulary about one subject, true for a stretch.

    `value` is plain JSON in the form rules read: whole raw steps for a number, true/false, an ISO day, a word. Facts
    that are a field of a record (`facts.homes`) cannot be stated.
    """

    KEY = ("subject", "fact", "period")
    SINCE = "since"
    ORGANISATION = "organisation"
    LABEL = "sensitive"
    REPORTED = True
    CHECKS: ClassVar[list[Callable[[StatedFact], None]]] = []
    """Each raises BadInput for a statement that says nothing anybody asks."""
    SEARCHED = ()

    JUDGED: ClassVar[Callable[[str], bool]] = lambda fact: False
    """Whether a fact is for reviewers to judge."""

    subject = models.CharField(
        _("对象"), max_length=110, db_index=True, help_text=_("种类:主键，如 organisation:9111…")
    )
    organisation = OrganisationKey(_("所属单位"), blank=True)
    fact = models.CharField(_("事项"), max_length=80, db_index=True)
    period = models.CharField(
        _("时期"), max_length=10, blank=True, help_text=_("年度数据为年份，只说某一天的为日期，否则为空")
    )
    value = models.JSONField(_("内容"))
    since = models.DateField(_("起始日期"))

    class Meta(Record.Meta):
        verbose_name = _("填报事项")
        verbose_name_plural = _("填报事项")

    @classmethod
    def reported(cls, values: Mapping[str, Any]) -> bool:
        """What reviewers judge, the organisation does not say of itself."""
        return not cls.JUDGED(str(values.get("fact", "")))

    def clean(self) -> None:
        """What the registry asks of a statement (`facts.statable`), set when the site starts."""
        for check in self.CHECKS:
            check(self)
