"""The words by which search finds records, kept in the same transaction as the records themselves.

Rows are found by what they say now; a superseded row keeps its entry, marked as not standing, for questions about the
past. Whoever stores rows otherwise than by `save` or `bulk_create` does so within `follow(kind)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models, transaction
from django.db.models import Max

from kechuang.accounts.scope import Label
from kechuang.registry.fields import OrganisationKey
from kechuang.search.models import SearchEntry
from kechuang.search.storing import store
from kechuang.search.tokens import index_tokens, kind_token, title_tokens

Kind = Any  # a class of records, and one of them: `record.py` stands above this module
Row = Any
Rows = models.QuerySet[Any]

_BATCH = 2000
_CODES = {"division", "industry", "field", "ipc", "series", "unit", "period"}
"""Fields of text that hold codes: filters find them, words do not."""


def searched(kind: Kind) -> tuple[str, ...]:
    """The fields by whose words a kind is found: those it names, else every field of free text."""
    if kind.SEARCHED is not None:
        return tuple(kind.SEARCHED)
    return tuple(f.name for f in kind.said() if _free(f) and f.name not in _CODES and not f.name.endswith("_division"))


def _free(field: models.Field[Any, Any]) -> bool:
    return isinstance(field, models.CharField) and not field.choices and not isinstance(field, OrganisationKey)


def store_entries(row: Row) -> None:
    """Let search find one row that was just stored."""
    if searched(type(row)):
        store(entries_of(row))


@contextmanager
def follow(kind: Kind) -> Iterator[None]:
    """Let search find the rows of a kind that are stored within: in the same transaction, many at once."""
    if not searched(kind):
        yield
        return
    with transaction.atomic():
        last = kind.objects.aggregate(last=Max("pk"))["last"] or 0
        yield
        index(kind.objects.filter(pk__gt=last))


def forget(rows: Rows) -> None:
    """The rows are about to be superseded: search finds them only in the past from now on."""
    kind = rows.model
    if searched(kind):
        SearchEntry.objects.filter(kind=kind.kind(), object_id__in=rows.values("pk")).update(standing=False)


def index(rows: Rows) -> None:
    """Write the entries of rows."""
    batch: list[SearchEntry] = []
    for row in rows.order_by("pk").iterator(_BATCH):
        batch += entries_of(row)
        if len(batch) >= _BATCH:
            store(batch)
            batch = []
    store(batch)


def entries_of(row: Row) -> Iterable[SearchEntry]:
    """How one row is found: by whoever may read it; where a part of it is public, by the public through that part."""
    kind = type(row)
    names = searched(kind)
    yield _entry(row, names, kind.LABEL)
    open_to_all = [name for name in names if name in kind.PUBLIC]
    if kind.LABEL != Label.PUBLIC and open_to_all:
        yield _entry(row, open_to_all, Label.PUBLIC.value)


def _entry(row: Row, names: Iterable[str], label: str) -> SearchEntry:
    kind = type(row)
    title = str(row)
    if label != kind.LABEL and not {"name", "title"} & set(kind.PUBLIC):
        title = str(getattr(row, kind.KEY[-1]))
    body = " ".join(str(value) for name in names if (value := getattr(row, name)) and str(value) not in title)
    return SearchEntry(
        kind=kind.kind(),
        object_id=row.pk,
        key=row.key,
        title=title[:300],
        body=body,
        title_tokens=title_tokens(title),
        body_tokens=f"{index_tokens(body)} {kind_token(kind.kind())}",
        standing=row.superseded_at is None,
        part=label != kind.LABEL,
        organisation=str(getattr(row, kind.ORGANISATION)) if kind.ORGANISATION else "",
        division=str(getattr(row, kind.DIVISION)) if kind.DIVISION else "",
        label=str(label),
    )
