"""What a table of public findings says became of a promise: in its own words, with the facts it cites."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint


class PublicActual(models.Model):
    """One row of such a table. `facts` are `{id, reference, confidence, said}`; a row that now reads otherwise closes.

    `name`, `target` and `actual` are the table's words; `period` the year or years in which the promise was due.
    """

    division = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    period = models.CharField(max_length=20)
    target = models.CharField(max_length=120)
    actual = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)
    facts = models.JSONField(default=list)
    source = models.ForeignKey("registry.Source", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            UniqueConstraint(
                fields=("division", "name", "period"),
                condition=Q(superseded_at=None),
                name="public_actual_standing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.period}"

    def values(self) -> dict[str, object]:
        """What the row says beside which promise it is about."""
        return {"target": self.target, "actual": self.actual, "note": self.note, "facts": self.facts}
