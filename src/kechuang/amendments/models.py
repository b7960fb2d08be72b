"""A draft of a policy change, and its versions: each save is one, and none is overwritten."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.roles import Role


class Reach(models.TextChoices):
    """Who may see a draft besides its author."""

    OWN = "own", _("只有起草人")
    OFFICERS = "officers", _("科技局业务人员")
    LEADERS = "leaders", _("科技局业务人员和单位负责人")


REACHED = {
    Role.PROGRAMME_OFFICER: (Reach.OFFICERS, Reach.LEADERS),
    Role.UNIT_LEADER: (Reach.LEADERS,),
    Role.AUDITOR: (Reach.OWN, Reach.OFFICERS, Reach.LEADERS),
}
"""Which drafts of others a role reaches."""


class Amendment(models.Model):
    """One draft of a change of one policy. What it says stands in its versions, the last of which speaks."""

    policy = models.CharField(_("政策"), max_length=60)
    name = models.CharField(_("名称"), max_length=100)
    reach = models.CharField(_("谁可以看"), max_length=10, choices=Reach.choices, default=Reach.OWN)
    recorded_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    discarded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-recorded_at", "-pk")
        verbose_name = _("修订草案")
        verbose_name_plural = _("修订草案")

    def __str__(self) -> str:
        return self.name


class AmendmentVersion(models.Model):
    """What a draft said when it was saved. `content` is a `Content` as JSON."""

    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="versions")
    ordinal = models.PositiveSmallIntegerField(_("版次"))
    content = models.JSONField()
    note = models.CharField(_("说明"), max_length=300, blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("ordinal",)
        constraints: ClassVar = [UniqueConstraint(fields=("amendment", "ordinal"), name="amendment_version_once")]

    def __str__(self) -> str:
        return f"{self.amendment} {self.ordinal}"


class AmendmentResult(models.Model):
    """What a version was worked out to, and on which records: true on `day`, and behind the last event of the log.

    `told` is what `amendments.result` makes of it; rows are only added.
    """

    version = models.ForeignKey(AmendmentVersion, on_delete=models.PROTECT, related_name="results")
    worked_at = models.DateTimeField()
    worked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    day = models.DateField(_("以哪一天的记录"))
    last_event = models.PositiveBigIntegerField()
    told = models.JSONField()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("草案测算结果")
        verbose_name_plural = _("草案测算结果")

    def __str__(self) -> str:
        return f"{self.version} {self.worked_at:%Y-%m-%d}"
