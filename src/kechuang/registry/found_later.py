"""Lets search find kinds of which there are rows but no words yet: after an upgrade that taught it to."""

from __future__ import annotations

from typing import Any

from django.db import connections, transaction

from kechuang.registry.catalogue import kinds
from kechuang.registry.found_by import index, searched
from kechuang.search.models import SearchEntry


def index_missing(using: str = "default", **_: Any) -> None:
    """Index every row of such kinds (after `migrate`); safe to repeat."""
    there = set(connections[using].introspection.table_names())
    if SearchEntry._meta.db_table not in there:
        return
    for name, kind in kinds().items():
        if kind._meta.db_table in there and searched(kind):
            with transaction.atomic():
                if not SearchEntry.objects.filter(kind=name).exists():
                    index(kind.objects.all())
