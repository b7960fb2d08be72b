"""The entry: one thing that search can find, its words as bigrams, and whose it is."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Index

from kechuang.accounts.scope import Label, Scope


class SearchEntry(models.Model):
    """One thing of some kind. `object_id` is its row; `key` what stays the same through all versions of a record.

    `within` is the plan that a part of a plan stands in. An entry that is not `standing` is kept for questions about
    the past and found by no others: a superseded record, a part of a withdrawn plan. The last three columns say who
    may find it; `part` marks what the public may find of a thing that has another entry for who sees it whole.
    """

    kind = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    key = models.CharField(max_length=160, blank=True)
    within = models.PositiveBigIntegerField(null=True, blank=True)
    title = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    start = models.PositiveIntegerField(default=0)
    title_tokens = models.TextField()
    body_tokens = models.TextField()
    standing = models.BooleanField(default=True)
    part = models.BooleanField(default=False)
    organisation = models.CharField(max_length=40, blank=True)
    division = models.CharField(max_length=12, blank=True)
    label = models.CharField(max_length=10, choices=Label)

    scope = Scope(organisation="organisation", division="division", label="label")

    class Meta:
        verbose_name_plural = "search entries"
        indexes: ClassVar = [
            Index(fields=("kind", "object_id"), name="search_entry_of"),
            Index(fields=("within",), name="search_entry_within", condition=models.Q(within__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
