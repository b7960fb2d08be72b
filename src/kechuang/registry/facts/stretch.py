"""Keys asked about together: a list, or a stretch of all keys between two, which a database finds by its ends alone."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q


class Stretch(list[str]):
    """Keys in the order of the database; few others of the kind lie between the first and the last of them."""


class Everybody(list[str]):
    """Whoever there is, named by nobody: for facts that few have."""


def among(field: str, keys: Sequence[str]) -> Q:
    """The field holds one of the keys; of a stretch, what lies between, which who joins by key leaves out again.

    Thousands of keys named one by one cost more to hand over than the few rows too many.
    """
    if isinstance(keys, Everybody):
        return Q()
    if isinstance(keys, Stretch) and keys:
        return Q(**{f"{field}__gte": keys[0], f"{field}__lte": keys[-1]})
    return Q(**{f"{field}__in": keys})
