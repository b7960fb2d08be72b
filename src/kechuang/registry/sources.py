"""Where a record came from, the documents that prove it, and what is confirmed or disputed about it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """One way records came in: an entry by hand, an import, a case, a published statistic. `title` is shown.

    `standing` is what its records are unless a mark says otherwise: reported by someone, or confirmed (an official
    list). `example` marks synthetic records, shown as 示例数据 wherever they appear.
    """

    KINDS = (
        ("hand", _("手工录入")),
        ("import", _("批量导入")),
        ("case", _("办件")),
        ("public", _("公开发布")),
        ("example", _("示例生成")),
    )
    STANDINGS = (("reported", _("填报")), ("confirmed", _("已核实")))

    kind = models.CharField(max_length=10, choices=KINDS)
    title = models.CharField(max_length=300)
    standing = models.CharField(max_length=10, choices=STANDINGS, default="reported")
    example = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.title


class Evidence(models.Model):
    """A document, stored once under the SHA-256 of its bytes. `media_type` is what the bytes are, not what was said."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-stored_at", "-pk")
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.name


class Proof(models.Model):
    """A document attached to a fact: to one field of the record of that kind and key, or to the whole (`field` empty).

    Two times like a record: taking it away closes the row.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=160)
    field = models.CharField(max_length=60, blank=True)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="proofs")
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("kind", "key", "field", "-recorded_at")
        indexes: ClassVar = [Index(fields=("kind", "key"), name="proof_of")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.field}"


class Mark(models.Model):
    """What is confirmed or disputed about one fact of a record (`field` empty: about all of it).

    `held` is the value it speaks of (plain JSON; of the whole record, all values by name): once the record says
    something else, a confirmation no longer counts. A disputed fact keeps the value in the record and, here, the other
    value (`other`) with who says so, until the dispute is resolved. What holds is told by `registry.standings`.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=160)
    valid_from = models.DateField()
    field = models.CharField(max_length=60, blank=True)
    standing = models.CharField(max_length=10, choices=(("confirmed", _("已核实")), ("disputed", _("有异议"))))
    held = models.JSONField(null=True, blank=True)
    other = models.JSONField(null=True, blank=True)
    said_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("kind", "key", "field", "-recorded_at")
        constraints: ClassVar = [
            CheckConstraint(condition=Q(standing__in=("confirmed", "disputed")), name="mark_standing"),
            UniqueConstraint(
                fields=("kind", "key", "valid_from", "field"), condition=Q(superseded_at=None), name="mark_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.field} {self.standing}"
