"""A draw as it was held: the commitment before, the value revealed after, each step of the lot, and who sits."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from kechuang.accounts.scope import Scope
from kechuang.accounts.sealed_field import SealedText
from kechuang.reviews.models.panel import Panel


class Commitment(models.Model):
    """What was fixed before the draw. `text` is its canonical JSON, whose digests are published.

    `secret` and `identities` (who stands behind the handles, with the evidence of every conflict) are sealed; their
    digests stand in the text. `known` is the instant as of which the records were read.
    """

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="commitments")
    round = models.PositiveSmallIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    sm3 = models.CharField(max_length=64)
    secret = SealedText()
    identities = SealedText()
    source = models.CharField(max_length=10)
    source_words = models.CharField(max_length=300)
    reveal_at = models.DateTimeField(_("揭示时刻"))
    known = models.DateTimeField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("panel", "round")
        constraints: ClassVar = [UniqueConstraint(fields=("panel", "round"), name="commitment_round")]

    def __str__(self) -> str:
        return f"{self.panel_id}/{self.round}"

    @property
    def plain(self) -> dict[str, Any]:
        """The commitment as JSON."""
        made: dict[str, Any] = json.loads(self.text)
        return made

    @property
    def people(self) -> dict[str, Any]:
        """The identities as JSON: for officers and auditors alone."""
        made: dict[str, Any] = json.loads(self.identities)
        return made


class Drawing(models.Model):
    """The draw: the value the public source gave, and where it can be read."""

    commitment = models.OneToOneField(Commitment, on_delete=models.PROTECT, related_name="drawing")
    value = models.CharField(max_length=200)
    published = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.commitment)


class Step(models.Model):
    """The panel after these left; the first step has none. `out` is plain JSON: handle, reason; `panel`: handles.

    An empty panel: none was possible any more.
    """

    drawing = models.ForeignKey(Drawing, on_delete=models.PROTECT, related_name="steps")
    ordinal = models.PositiveSmallIntegerField()
    out = models.JSONField(default=list)
    panel = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("drawing", "ordinal")
        constraints: ClassVar = [UniqueConstraint(fields=("drawing", "ordinal"), name="step_once")]

    def __str__(self) -> str:
        return f"{self.drawing_id}/{self.ordinal}"


class Seat(models.Model):
    """Somebody drawn, under which account they score, and whether they left. What was drawn stands in the steps."""

    LEFT: ClassVar = (
        ("declared", _("本人声明应当回避")),
        ("found", _("发现应当回避的情形")),
        ("absent", _("不能到场")),
        ("declined", _("谢绝评审")),
    )

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="seats")
    handle = models.CharField(max_length=16)
    number = models.CharField(_("人员编号"), max_length=40, db_index=True)
    name = models.CharField(_("姓名"), max_length=80)
    kind = models.CharField(max_length=10)
    outside = models.BooleanField()
    unit = models.CharField(_("所在单位"), max_length=200, blank=True)
    entered_at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    left_at = models.DateTimeField(null=True, blank=True)
    left_why = models.CharField(max_length=10, choices=LEFT, blank=True)
    left_words = models.TextField(blank=True)

    scope: ClassVar = Scope(assigned="account")

    class Meta:
        ordering = ("panel", "pk")
        constraints: ClassVar = [
            UniqueConstraint(fields=("panel", "handle"), name="seat_handle"),
            UniqueConstraint(
                fields=("panel", "account"), condition=Q(account__isnull=False, left_at=None), name="seat_account"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.handle
